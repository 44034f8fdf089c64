import type { Arithmetic } from "../arithmetic.ts";
import { sequenceBytes } from "../memory/kv-cache.ts";
import { weightBytesRead } from "../memory/weights.ts";
import { corrected } from "./corrected.ts";
import { exchangeSeconds } from "./exchange.ts";
import type { Efficiency, Replica } from "./replica.ts";
import { bandwidth, operationsPerToken, peak } from "./replica-facts.ts";

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
 * ( max( bytes / (n × bandwidth × share reached), operations / (n × peak × share reached) )
 *   + overhead + exchange ) × measured ÷ computed
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
  const { model, gpus, precision } = replica;
  const cache = m.multiply(
    load.batch,
    sequenceBytes(m, model, gpus, replica.kvBytesPerNumber, load.contextTokens),
  );
  const bytes = m.add(weightBytesRead(m, model, precision, load.batch), cache);
  const tokens = m.multiply(load.batch, m.constant(1, "token"));
  const operations = m.multiply(operationsPerToken(m, replica), tokens);
  const computed = m.add(
    m.max(
      m.divide(bytes, m.multiply(bandwidth(m, replica), efficiency.memory)),
      m.divide(operations, m.multiply(peak(m, replica), efficiency.compute)),
    ),
    efficiency.stepOverhead,
    ...exchangeSeconds(m, replica, tokens),
  );
  return corrected(m, computed, efficiency.decodeFactor);
}
