/** Load over a day, or over any stretch that repeats. */
export interface DayCurve {
  /** Length of a slot, seconds. */
  readonly slotS: number;
  /** Requests per second in each slot. */
  readonly requestsPerS: readonly number[];
}

/** How a fleet follows the load. */
export interface Autoscaling {
  /** Replicas that serve a stated rate; never fewer for more. */
  replicasAt(requestsPerS: number): number;
  /** Seconds from the decision until a new replica serves: machine, weights, warming up. Paid for. */
  readonly startS: number;
  /** Replicas that are never switched off. */
  readonly fewest: number;
}

/** A fleet that follows the load beside one that does not. */
export interface AutoscaledFleet {
  /** Replicas that run or start, by slot. */
  readonly replicas: readonly number[];
  /** Replica hours of the whole curve. */
  readonly replicaHours: number;
  /** Replicas of a fleet that is as large as the peak needs at all times. */
  readonly fixedReplicas: number;
  readonly fixedReplicaHours: number;
}

/**
 * Replica hours of a fleet that follows a day's load. What runs now must serve all that comes until
 * a replica asked for now would serve, so a slot needs what the busiest of the slots from now to the
 * end of a start needs: replicas start ahead of the load, and are paid for while they start. They
 * stop as soon as nothing in that time needs them. The day begins again after its end.
 *
 * Always true: no slot has fewer than `fewest` or more than the fixed fleet.
 *
 * @example
 * const day = { slotS: 3600, requestsPerS: [1, 1, 4, 1] };
 * const fleet = autoscaledFleet(day, { replicasAt: Math.ceil, startS: 600, fewest: 1 });
 * fleet.replicas // => [1, 4, 4, 1]
 */
export function autoscaledFleet(day: DayCurve, scaling: Autoscaling): AutoscaledFleet {
  const { slotS, requestsPerS } = day;
  const { startS, fewest } = scaling;
  const needed = requestsPerS.map((rate) => Math.max(fewest, scaling.replicasAt(rate)));
  const ahead = Math.min(needed.length - 1, Math.ceil(startS / slotS));
  const replicas = needed.map((_, slot) => {
    let most = 0;
    for (let later = slot; later <= slot + ahead; later++) {
      most = Math.max(most, needed[later % needed.length] as number);
    }
    return most;
  });
  const fixedReplicas = Math.max(fewest, ...needed);
  const hours = slotS / 3600;
  return {
    replicas,
    replicaHours: replicas.reduce((sum, count) => sum + count * hours, 0),
    fixedReplicas,
    fixedReplicaHours: fixedReplicas * needed.length * hours,
  };
}
