import { fail, type Outcome, ok } from "@outlay/document";
import { fewestReplicas } from "./fewest-replicas.ts";
import { largestRate } from "./largest-rate.ts";
import type { LatencyTarget } from "./latency-target.ts";
import type { LoadShape } from "./load-shape.ts";
import { replicaBurstiness } from "./replica-arrivals.ts";
import type { ReplicaTimes } from "./replica-times.ts";
import type { Routing } from "./simulate-fleet.ts";

/** What comes to a fleet, and what must be left when some of it fails. */
export interface FleetDemand {
  /** Requests per second in the busiest time. */
  readonly peakPerS: number;
  /** Squared coefficient of variation of the time between arrivals at the fleet; 1 is Poisson. */
  readonly burstiness: number;
  readonly routing: Routing;
  /** Replicas that may be missing while the target is kept. */
  readonly spareReplicas: number;
}

/** Replicas of one kind that keep a target. */
export interface TargetFleet {
  /** All, the spare ones included. */
  readonly replicas: number;
  /** Requests per second at which one of them still keeps the target, all serving ones alike. */
  readonly largestPerS: number;
  /** Requests per second of one that is always full, whatever the latency. */
  readonly saturatedPerS: number;
  /** Load at peak ÷ what all replicas could do if they were always full. */
  readonly utilisation: number;
}

/** Why no number of replicas keeps a target. */
export type NoFleet =
  | { readonly code: "does-not-fit" }
  /** Not even a replica at rest keeps it. */
  | { readonly code: "target-out-of-reach" };

/**
 * The fewest replicas that keep a target at the peak: replicas × the largest rate of one ≥ the peak, and
 * the spare ones. More of them also smooth what each one gets, so the rate is asked for each number.
 *
 * Always true: more load, a stricter target or more spare ones never need fewer.
 */
export function replicasForTarget(
  times: ReplicaTimes,
  shape: LoadShape,
  target: LatencyTarget,
  demand: FleetDemand,
): Outcome<TargetFleet, NoFleet> {
  const { peakPerS, burstiness, routing, spareReplicas } = demand;
  const rateOf = (replicas: number): { requestsPerS: number; saturatedPerS: number } =>
    largestRate(times, shape, target, replicaBurstiness(burstiness, replicas, routing));
  const { saturatedPerS, requestsPerS } = rateOf(1);
  if (saturatedPerS === 0) return fail({ code: "does-not-fit" });
  // Of many, each gets a stream as smooth as routing makes it: where that fails, all fail.
  if (requestsPerS === 0 && rateOf(mostReplicas).requestsPerS === 0) {
    return fail({ code: "target-out-of-reach" });
  }
  const serves = (replicas: number): boolean =>
    replicas * rateOf(replicas).requestsPerS >= peakPerS;
  const guess = Math.ceil(peakPerS / saturatedPerS);
  const enough = fewestReplicas(serves, guess, mostReplicas);
  if (enough === undefined) return fail({ code: "target-out-of-reach" });
  const replicas = enough + spareReplicas;
  return ok({
    replicas,
    largestPerS: rateOf(enough).requestsPerS,
    saturatedPerS,
    utilisation: peakPerS / (replicas * saturatedPerS),
  });
}

/** No fleet is larger: it ends the search where the target is all but out of reach. */
const mostReplicas = 1_000_000;
