import type { LatencyTarget } from "./latency-target.ts";
import { percentileOf } from "./percentile-of.ts";
import type { ServedRequest } from "./simulated-replica.ts";

/** Latencies of served requests. */
export interface SimulatedLatency {
  /** Requests that were counted. */
  readonly requests: number;
  /** Seconds to the first token that `percentile` of 100 requests keep. */
  ttftS(percentile: number): number;
  /** Seconds between two tokens that `percentile` of 100 answers of two and more tokens keep; NaN of none. */
  tpotS(percentile: number): number;
}

/** Sorts the latencies of requests that a simulation served. */
export function simulatedLatency(served: readonly ServedRequest[]): SimulatedLatency {
  const first = Float64Array.from(
    served,
    ({ request, firstTokenAtS }) => firstTokenAtS - request.arrivalS,
  ).sort();
  const several = served.filter(({ request }) => request.outputTokens > 1);
  const between = Float64Array.from(
    several,
    ({ request, firstTokenAtS, finishedAtS }) =>
      (finishedAtS - firstTokenAtS) / (request.outputTokens - 1),
  ).sort();
  return {
    requests: served.length,
    ttftS: (percentile) => percentileOf(first, percentile),
    tpotS: (percentile) => percentileOf(between, percentile),
  };
}

/** Whether a simulation kept a target. Where no answer has two tokens, a limit between tokens is kept. */
export function keepsTarget(latency: SimulatedLatency, target: LatencyTarget): boolean {
  const { ttftS, tpotS, percentile } = target;
  return (
    (ttftS === undefined || latency.ttftS(percentile) <= ttftS) &&
    (tpotS === undefined || !(latency.tpotS(percentile) > tpotS))
  );
}
