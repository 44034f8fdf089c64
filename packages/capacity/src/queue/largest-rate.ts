import { firstTokenTail } from "./first-token-tail.ts";
import type { LatencyTarget } from "./latency-target.ts";
import type { LoadShape } from "./load-shape.ts";
import { loadSummary } from "./load-summary.ts";
import { occupancy } from "./occupancy.ts";
import type { ReplicaTimes } from "./replica-times.ts";
import { timePerTokenTail } from "./time-per-token-tail.ts";

/** What one replica can take. */
export interface LargestRate {
  /** Requests per second at which the target is still kept; 0 where not even a replica at rest keeps it. */
  readonly requestsPerS: number;
  /** Requests per second of a replica that is always full, whatever the latency. */
  readonly saturatedPerS: number;
}

/** Halvings of the range: the rate is known to one part in 2,048 of the saturated one. */
const halvings = 11;

/**
 * The largest rate of requests at one replica at which the stated percentile of TTFT and of TPOT holds.
 *
 * Against a simulation it is within 10 % for chat; too high by more where prompts are long, vary, and
 * memory holds few of them, or where arrivals are bursty beside long prompts (docs/capacity-load.md).
 *
 * The saturated rate is that of a full batch: 1 ÷ (reading + steps × step(room) ÷ room). Both are 0
 * where not even one request fits.
 *
 * @param burstiness squared coefficient of variation of the time between arrivals at this replica; 1 is
 * Poisson
 */
export function largestRate(
  times: ReplicaTimes,
  shape: LoadShape,
  target: LatencyTarget,
  burstiness: number,
): LargestRate {
  const load = loadSummary(times, shape);
  if (load === undefined) return { requestsPerS: 0, saturatedPerS: 0 };
  const { readS, steps, stepS, room } = load;
  const saturatedPerS = 1 / (readS + (steps * (stepS[room] as number)) / room);
  const allowed = 1 - target.percentile / 100;
  const { ttftS = Number.POSITIVE_INFINITY, tpotS = Number.POSITIVE_INFINITY } = target;
  const keeps = (requestsPerS: number): boolean => {
    const occupied = occupancy(load, requestsPerS, burstiness);
    if (occupied === undefined) return false;
    return (
      (ttftS === Number.POSITIVE_INFINITY ||
        firstTokenTail(load, occupied, ttftS, allowed) <= allowed) &&
      (tpotS === Number.POSITIVE_INFINITY ||
        timePerTokenTail(load, occupied, tpotS, allowed) <= allowed)
    );
  };
  if (!keeps(saturatedPerS / 4096)) return { requestsPerS: 0, saturatedPerS };
  let low = 0;
  let high = saturatedPerS;
  for (let halving = 0; halving < halvings; halving++) {
    const middle = (low + high) / 2;
    if (keeps(middle)) low = middle;
    else high = middle;
  }
  return { requestsPerS: low, saturatedPerS };
}
