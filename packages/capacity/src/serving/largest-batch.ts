import type { Arithmetic } from "../arithmetic.ts";
import { peakOperations } from "../facts/accelerator.ts";
import { freeBytes } from "../memory/free-memory.ts";
import { sequenceBytes } from "../memory/kv-cache.ts";
import { weightBytes } from "../memory/weights.ts";
import { exchangeSecondsPerToken, exchangeStartSeconds } from "../speed/exchange.ts";
import { prefillSeconds } from "../speed/prefill.ts";
import type { Efficiency, Replica } from "../speed/replica.ts";
import { meanContext, type RequestShape, type ServingTarget } from "./load.ts";

/**
 * Sequences that a replica runs at once: the least of what memory holds, what the engine allows,
 * and what keeps each answer moving at the pace asked for; never below one.
 *
 * It is a mean over time, so it is not rounded: rounded down, one more token could make a replica
 * look faster.
 */
export function largestBatch<T>(
  m: Arithmetic<T>,
  replica: Replica,
  efficiency: Efficiency<T>,
  request: RequestShape<T>,
  target: ServingTarget<T>,
): T {
  const { model, gpu, gpus, precision } = replica;
  const each = sequenceBytes(m, model, gpus, replica.kvBytesPerNumber, meanContext(m, request));
  const free = m.constant(freeBytes(model, precision, gpu, gpus), "byte");
  const byMemory = m.name(
    "batch-by-memory",
    "1",
    "Sequences whose key-value cache fits beside the weights.",
    m.divide(free, each),
  );
  const byPace = m.name(
    "batch-by-pace",
    "1",
    "Sequences that still get their tokens at the pace asked for.",
    batchByPace(m, replica, efficiency, request, target.secondsPerToken),
  );
  return m.name(
    "batch",
    "1",
    "Sequences that one replica runs at once.",
    m.max(m.constant(1, "1"), m.min(byMemory, byPace, target.maxSequences)),
  );
}

/**
 * A sequence gets a token each step(B), and waits for B prefills while it writes its answer, so
 * step(B) + B × prefill / output ≤ target. With all weights read in each step, step(B) is
 * a + b × B on either side of the roofline: we solve both sides and take the lesser.
 */
function batchByPace<T>(
  m: Arithmetic<T>,
  replica: Replica,
  efficiency: Efficiency<T>,
  request: RequestShape<T>,
  secondsPerToken: T,
): T {
  const { model, gpu, gpus, precision } = replica;
  const each = sequenceBytes(m, model, gpus, replica.kvBytesPerNumber, meanContext(m, request));
  const bandwidth = m.multiply(
    m.constant(gpus * gpu.bandwidthGbPerS * 1e9, "byte / s"),
    efficiency.memory,
  );
  const peak = m.multiply(
    m.constant(gpus * peakOperations(gpu, precision), "operation / s"),
    efficiency.compute,
  );
  const prefill = prefillSeconds(m, replica, efficiency, request.newPromptTokens);
  // A step gives each sequence one token: all that follows is in seconds per token.
  const perToken = (seconds: T): T => m.divide(seconds, m.constant(1, "token"));
  const turn = m.add(
    m.divide(prefill, request.outputTokens),
    m.constant(exchangeSecondsPerToken(replica), "s / token"),
  );
  const budget = m.subtract(
    m.subtract(secondsPerToken, perToken(efficiency.stepOverhead)),
    m.constant(exchangeStartSeconds(replica), "s / token"),
  );
  const weights = m.divide(m.constant(weightBytes(model, precision), "byte"), bandwidth);
  const byBytes = m.divide(
    m.subtract(budget, perToken(weights)),
    m.add(perToken(m.divide(each, bandwidth)), turn),
  );
  const operations = m.constant(2 * model.activeParameters, "operation / token");
  const byOperations = m.divide(budget, m.add(m.divide(operations, peak), turn));
  return m.min(byBytes, byOperations);
}
