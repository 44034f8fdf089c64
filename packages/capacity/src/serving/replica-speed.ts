import type { Arithmetic } from "../arithmetic.ts";
import { decodeStepSeconds } from "../speed/decode-step.ts";
import { prefillSeconds } from "../speed/prefill.ts";
import type { Efficiency, Replica } from "../speed/replica.ts";
import { meanContext, type RequestShape } from "./load.ts";

/** What one replica does when `batch` sequences run on it all the time. */
export interface ReplicaSpeed<T> {
  /** Requests finished per second. */
  readonly requestsPerS: T;
  /** Seconds between two tokens of an answer. */
  readonly secondsPerToken: T;
  /** Seconds to read one prompt with the replica to itself. */
  readonly prefillS: T;
}

/**
 * Speed of a replica under continuous batching, where prefill takes turns with decode.
 *
 * A request costs the replica its own prefill and its share of each step:
 *   requests/s = 1 / (prefill + output × step(B) / B)
 * and, by Little's law, lasts B / requests/s, so that
 *   seconds/token = step(B) + B × prefill / output.
 */
export function replicaSpeed<T>(
  m: Arithmetic<T>,
  replica: Replica,
  efficiency: Efficiency<T>,
  request: RequestShape<T>,
  batch: T,
): ReplicaSpeed<T> {
  const prefillS = m.name(
    "prefill",
    "s",
    "Time to read one prompt, without what the prefix cache holds.",
    prefillSeconds(m, replica, efficiency, request),
  );
  const step = m.name(
    "step",
    "s",
    "Time of one decode step of the whole batch.",
    decodeStepSeconds(m, replica, efficiency, { batch, contextTokens: meanContext(m, request) }),
  );
  const perStep = m.divide(step, m.constant(1, "token"));
  const requestsPerS = m.name(
    "requests-per-second",
    "1 / s",
    "Requests that one busy replica finishes per second.",
    m.divide(
      m.constant(1, "1"),
      m.add(prefillS, m.divide(m.multiply(request.outputTokens, perStep), batch)),
    ),
  );
  const secondsPerToken = m.name(
    "time-per-token",
    "s / token",
    "Time between two tokens of an answer when the replica is full.",
    m.add(perStep, m.divide(m.multiply(batch, prefillS), request.outputTokens)),
  );
  return { requestsPerS, secondsPerToken, prefillS };
}
