import { largestRate } from "./largest-rate.ts";
import type { LatencyTarget } from "./latency-target.ts";
import type { LoadShape } from "./load-shape.ts";
import type { ReplicaTimes } from "./replica-times.ts";

/**
 * Share of a replica's saturated rate at which it still keeps the target: what an estimate multiplies
 * the saturated rate with to plan replicas = peak / (saturated rate × ceiling).
 *
 * @param burstiness squared coefficient of variation of the time between arrivals at the replica; 1 is
 * Poisson
 * @returns 0 (the target cannot be kept even by a replica at rest) to 1
 */
export function utilisationCeiling(
  times: ReplicaTimes,
  shape: LoadShape,
  target: LatencyTarget,
  burstiness: number,
): number {
  const { requestsPerS, saturatedPerS } = largestRate(times, shape, target, burstiness);
  return saturatedPerS === 0 ? 0 : requestsPerS / saturatedPerS;
}
