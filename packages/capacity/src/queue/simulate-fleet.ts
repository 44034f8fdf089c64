import type { LoadShape } from "./load-shape.ts";
import type { ReplicaTimes } from "./replica-times.ts";
import {
  type ServedRequest,
  type SimulatedReplica,
  simulatedReplica,
} from "./simulated-replica.ts";
import type { TimedRequest } from "./timed-request.ts";

/**
 * Which replica a request goes to.
 *
 * - `random`: any, each as likely
 * - `least-loaded`: the one with the fewest requests that wait or run, the first of several
 */
export type Routing = "random" | "least-loaded";

/** How a simulation runs. */
export interface FleetRun {
  readonly replicas: number;
  readonly routing: Routing;
  /** Uniform numbers, at least 0 and below 1; asked only for random routing. */
  readonly random: () => number;
}

/** What a simulation saw. */
export interface SimulatedFleet {
  /** Requests that were served, in the order in which they ended on each replica. */
  readonly served: readonly ServedRequest[];
  /** Requests that memory never holds. */
  readonly refused: number;
  /** Seconds in which a replica had work, over all replicas. */
  readonly busyS: number;
  /** Second in which the last request ended. */
  readonly endS: number;
}

/**
 * Runs requests through replicas of one kind, to the end.
 *
 * @param requests in order of arrival
 */
export function simulateFleet(
  times: ReplicaTimes,
  shape: Pick<LoadShape, "chunkTokens">,
  requests: readonly TimedRequest[],
  run: FleetRun,
): SimulatedFleet {
  const served: ServedRequest[] = [];
  let endS = 0;
  const replicas = Array.from({ length: run.replicas }, () =>
    simulatedReplica(times, shape, (done) => {
      served.push(done);
      endS = Math.max(endS, done.finishedAtS);
    }),
  );
  let refused = 0;
  for (const request of requests) {
    if (run.routing === "least-loaded") {
      for (const replica of replicas) replica.advance(request.arrivalS);
    }
    const chosen = route(replicas, run);
    chosen.advance(request.arrivalS);
    if (!chosen.offer(request)) refused++;
  }
  for (const replica of replicas) replica.advance(Number.POSITIVE_INFINITY);
  const busyS = replicas.reduce((sum, replica) => sum + replica.busyS(), 0);
  return { served, refused, busyS, endS };
}

function route(replicas: readonly SimulatedReplica[], run: FleetRun): SimulatedReplica {
  if (replicas.length === 0) throw new Error("a fleet without replicas");
  if (run.routing === "random") {
    return replicas[Math.floor(run.random() * replicas.length)] as SimulatedReplica;
  }
  return replicas.reduce((least, each) =>
    each.outstanding() < least.outstanding() ? each : least,
  );
}
