import { drawnRequests } from "./drawn-requests.ts";
import type { LatencyTarget } from "./latency-target.ts";
import type { LoadShape } from "./load-shape.ts";
import type { ReplicaTimes } from "./replica-times.ts";
import { simulateFleet } from "./simulate-fleet.ts";
import { keepsTarget, simulatedLatency } from "./simulated-latency.ts";

/** How a rate is simulated. */
export interface RateRun {
  readonly burstiness: number;
  /** Requests that are drawn; the first tenth and the last twentieth are not judged. */
  readonly count: number;
  /** A stream of uniform numbers, new for each run. */
  readonly random: () => () => number;
}

/** Whether one simulated replica keeps a target at a stated rate. */
export function simulationKeeps(
  times: ReplicaTimes,
  shape: LoadShape,
  target: LatencyTarget,
  requestsPerS: number,
  { burstiness, count, random }: RateRun,
): boolean {
  const draw = { lengths: shape.lengths, requestsPerS, burstiness, count };
  const requests = drawnRequests(draw, random());
  const fromS = requests[Math.floor(count * 0.1)]?.arrivalS ?? 0;
  const untilS = requests[Math.floor(count * 0.95)]?.arrivalS ?? 0;
  const run = { replicas: 1, routing: "least-loaded", random: random() } as const;
  const { served } = simulateFleet(times, shape, requests, run);
  const judged = served.filter(
    ({ request: { arrivalS } }) => arrivalS >= fromS && arrivalS < untilS,
  );
  return keepsTarget(simulatedLatency(judged), target);
}

/**
 * The largest rate at which a simulated replica keeps a target, by halving from 0 to `mostPerS`: what the
 * formula is held against.
 *
 * @param mostPerS no larger rate is tried; the saturated one
 * @returns requests per second, to one part in 512 of `mostPerS`
 */
export function simulatedLargestRate(
  times: ReplicaTimes,
  shape: LoadShape,
  target: LatencyTarget,
  mostPerS: number,
  run: RateRun,
): number {
  let low = 0;
  let high = mostPerS;
  for (let halving = 0; halving < 9; halving++) {
    const middle = (low + high) / 2;
    if (simulationKeeps(times, shape, target, middle, run)) low = middle;
    else high = middle;
  }
  return high === mostPerS ? mostPerS : (low + high) / 2;
}
