import type { Arithmetic } from "../arithmetic.ts";

/**
 * Mean seconds to the first token: reading the prompt, waiting for the prompts that came before,
 * and one step. The wait is that of a queue with one server and even service times (M/D/1):
 * load × prefill / (2 × (1 − load)), where load is the share of time spent on prefill.
 *
 * @param requestsPerS requests that arrive per second at the replica
 * @returns seconds; not a percentile
 * @example
 * // 2 requests a second of 0.1 s each: load 0.2, wait 0.0125 s
 * Math.round(firstTokenSeconds(numbers, 0.1, 0.02, 2) * 1e4) / 1e4 // => 0.1325
 */
export function firstTokenSeconds<T>(m: Arithmetic<T>, prefillS: T, stepS: T, requestsPerS: T): T {
  const load = m.multiply(prefillS, requestsPerS);
  const wait = m.divide(
    m.multiply(load, prefillS),
    m.multiply(m.constant(2, "1"), m.subtract(m.constant(1, "1"), load)),
  );
  return m.add(prefillS, wait, stepS);
}
