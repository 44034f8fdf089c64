import { firstTokenTail } from "./first-token-tail.ts";
import { keptLimit } from "./kept-limit.ts";
import type { LatencyTarget } from "./latency-target.ts";
import type { LoadSummary } from "./load-summary.ts";
import { occupancy } from "./occupancy.ts";
import type { RateLevel } from "./rate-levels.ts";
import { replicaBurstiness } from "./replica-arrivals.ts";
import type { Routing } from "./simulate-fleet.ts";
import { timePerTokenTail } from "./time-per-token-tail.ts";

/** What comes to a fleet: rates that last longer than a request stays, and how bursty arrivals are within them. */
export interface FleetArrivals {
  readonly levels: readonly RateLevel[];
  readonly burstiness: number;
  readonly routing: Routing;
}

/** Latencies of a fleet whose load changes: at each rate as if it lasted, weighted by the requests that come at it. */
export interface FleetLatency {
  /** Share of requests that come while replicas cannot keep up: they keep no limit. */
  readonly overloaded: number;
  ttftS(percentile: number): number;
  tpotS(percentile: number): number;
  keeps(target: LatencyTarget): boolean;
}

/** Latency of `replicas` alike ones under changing load. */
export function fleetLatency(
  load: LoadSummary,
  { levels, burstiness, routing }: FleetArrivals,
  replicas: number,
): FleetLatency {
  const own = replicaBurstiness(burstiness, replicas, routing);
  const states = levels.map(({ weight, requestsPerS }) => ({
    weight,
    occupied: occupancy(load, requestsPerS / replicas, own),
  }));
  const tailOf =
    (of: typeof firstTokenTail) =>
    (limitS: number): number =>
      states.reduce(
        (sum, { weight, occupied }) =>
          sum + weight * (occupied === undefined ? 1 : of(load, occupied, limitS)),
        0,
      );
  const first = tailOf(firstTokenTail);
  const between = tailOf(timePerTokenTail);
  return {
    overloaded: states.reduce((sum, each) => sum + (each.occupied ? 0 : each.weight), 0),
    ttftS: (percentile) => keptLimit(percentile, first),
    tpotS: (percentile) =>
      load.answers.length === 0 ? Number.NaN : keptLimit(percentile, between),
    keeps: ({ ttftS, tpotS, percentile }) => {
      const allowed = 1 - percentile / 100;
      return (
        (ttftS === undefined || first(ttftS) <= allowed) &&
        (tpotS === undefined || load.answers.length === 0 || between(tpotS) <= allowed)
      );
    },
  };
}
