import type { Arithmetic } from "../arithmetic.ts";
import { sequenceBytes } from "../memory/kv-cache.ts";
import { corrected } from "../speed/corrected.ts";
import { exchangePerToken, exchangeStart } from "../speed/exchange.ts";
import { prefillSeconds } from "../speed/prefill.ts";
import type { Efficiency, Replica } from "../speed/replica.ts";
import {
  bandwidth,
  freeMemory,
  operationsPerToken,
  peak,
  weights,
} from "../speed/replica-facts.ts";
import { meanContext, type RequestShape, type ServingTarget } from "./load.ts";

/** Fewest tokens over which a pace is held: nobody sees the pause between two words of a short answer. */
export const leastPacedTokens = 64;

/**
 * Sequences that a replica runs at once: the least of what memory holds, what the engine allows,
 * and what keeps each answer moving at the pace asked for; never below one.
 *
 * Whole sequences: room for 4.9 runs 4.
 */
export function largestBatch<T>(
  m: Arithmetic<T>,
  replica: Replica,
  efficiency: Efficiency<T>,
  request: RequestShape<T>,
  target: ServingTarget<T>,
): T {
  const { model, gpus } = replica;
  const each = sequenceBytes(m, model, gpus, replica.kvBytesPerNumber, meanContext(m, request));
  const byMemory = m.name(
    "batch-by-memory",
    "1",
    "Sequences whose key-value cache fits beside the weights.",
    m.divide(freeMemory(m, replica), each),
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
    m.max(m.constant(1, "1"), m.floor(m.min(byMemory, byPace, target.maxSequences))),
  );
}

/**
 * A sequence gets a token each step(B), and waits for B prefills while it writes its answer, so
 * step(B) + B × prefill / output ≤ target, over at least `leastPacedTokens`. With all weights read in each step, step(B) is
 * a + b × B on either side of the roofline: we solve both sides and take the lesser.
 */
function batchByPace<T>(
  m: Arithmetic<T>,
  replica: Replica,
  efficiency: Efficiency<T>,
  request: RequestShape<T>,
  secondsPerToken: T,
): T {
  const { model, gpus } = replica;
  const each = sequenceBytes(m, model, gpus, replica.kvBytesPerNumber, meanContext(m, request));
  const memory = m.multiply(bandwidth(m, replica), efficiency.memory);
  const compute = m.multiply(peak(m, replica), efficiency.compute);
  const prefill = prefillSeconds(m, replica, efficiency, request);
  // A step gives each sequence one token: all that follows is in seconds per token.
  const perToken = (seconds: T): T => m.divide(seconds, m.constant(1, "token"));
  const stepped = (seconds: T): T => corrected(m, seconds, efficiency.decodeFactor);
  const several = replica.gpus > 1;
  const turn = m.add(
    m.divide(prefill, m.max(request.outputTokens, m.constant(leastPacedTokens, "token"))),
    ...(several ? [stepped(exchangePerToken(m, replica))] : []),
  );
  const paced = m.subtract(secondsPerToken, stepped(perToken(efficiency.stepOverhead)));
  const budget = several ? m.subtract(paced, stepped(exchangeStart(m, replica))) : paced;
  const byBytes = m.divide(
    m.subtract(budget, stepped(perToken(m.divide(weights(m, replica), memory)))),
    m.add(stepped(perToken(m.divide(each, memory))), turn),
  );
  const byOperations = m.divide(
    budget,
    m.add(stepped(m.divide(operationsPerToken(m, replica), compute)), turn),
  );
  return m.min(byBytes, byOperations);
}
