import type { Arithmetic } from "../arithmetic.ts";
import { peakOperations } from "../facts/accelerator.ts";
import { sequenceBytes } from "../memory/kv-cache.ts";
import { weightBytesRead } from "../memory/weights.ts";
import { exchangeSeconds } from "./exchange.ts";
import type { Efficiency, Replica } from "./replica.ts";

/** One step that gives each of `batch` sequences its next token. */
export interface DecodeLoad<T> {
  /** Sequences that run together, 1 or more. */
  readonly batch: T;
  /** Mean tokens of a sequence while it is written. */
  readonly contextTokens: T;
}

/**
 * Seconds of one decode step: the roofline, plus what is neither bytes nor operations.
 *
 * max( bytes / (n × bandwidth × share reached), operations / (n × peak × share reached) )
 *   + overhead + exchange
 *
 * bytes = weights read + batch × cache of a sequence; operations = batch × 2 × active parameters.
 *
 * @returns seconds
 */
export function decodeStepSeconds<T>(
  m: Arithmetic<T>,
  replica: Replica,
  efficiency: Efficiency<T>,
  load: DecodeLoad<T>,
): T {
  const { model, gpu, gpus, precision } = replica;
  const cache = m.multiply(
    load.batch,
    sequenceBytes(m, model, gpus, replica.kvBytesPerNumber, load.contextTokens),
  );
  const bytes = m.add(weightBytesRead(m, model, precision, load.batch), cache);
  const bandwidth = m.constant(gpus * gpu.bandwidthGbPerS * 1e9, "byte / s");
  const tokens = m.multiply(load.batch, m.constant(1, "token"));
  const operations = m.multiply(
    m.constant(2 * model.activeParameters, "operation / token"),
    tokens,
  );
  const peak = m.constant(gpus * peakOperations(gpu, precision), "operation / s");
  return m.add(
    m.max(
      m.divide(bytes, m.multiply(bandwidth, efficiency.memory)),
      m.divide(operations, m.multiply(peak, efficiency.compute)),
    ),
    efficiency.stepOverhead,
    exchangeSeconds(m, replica, tokens),
  );
}
