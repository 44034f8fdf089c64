import { autoscaledFleet } from "./autoscaled-fleet.ts";
import { fewestReplicas } from "./fewest-replicas.ts";
import { fleetLatency } from "./fleet-latency.ts";
import {
  behindServer,
  describeTrace,
  isInReach,
  type TraceNeed,
  traceFleet,
} from "./plan-trace.ts";
import { rateLevels } from "./rate-levels.ts";
import type { ReplicaTimes } from "./replica-times.ts";
import type { TimedRequest } from "./timed-request.ts";
import { traceSlotS } from "./trace-statistics.ts";

/** A fleet that follows a trace. */
export interface AutoscaledTrace {
  /** Seconds of a slot. */
  readonly slotS: number;
  /** Replicas that run or start in each slot, the spare ones included. */
  readonly replicas: readonly number[];
  /** Hours of each slot: the last one ends with the trace. */
  readonly slotHours: readonly number[];
  /** What each slot has more than by formula, as replays of the whole trace took more. */
  readonly margin: number;
}

/**
 * Replicas that follow a trace, five minutes at a time: those that keep the target by formula for the requests
 * of each slot, times what the fleet that is planned for the whole trace has more than its formula. They start
 * `startS` ahead of the load, as by a timetable; nothing is replayed.
 *
 * @param requests in order of arrival
 * @param startS seconds from the decision until a new replica serves
 * @param serving replicas that are planned for the whole trace, without the spare ones
 * @returns undefined where the formula finds no number of replicas for a slot
 */
export function autoscaledTrace(
  times: ReplicaTimes,
  requests: readonly TimedRequest[],
  need: TraceNeed,
  startS: number,
  serving: number,
): AutoscaledTrace | undefined {
  const described = describeTrace(times, requests, need);
  const whole = traceFleet(times, requests, need);
  if (described === undefined || whole === undefined) return undefined;
  if (!isInReach(need.target, described)) return undefined;
  const { kept, load, arrivals, windowS, statistics } = described;
  const target = behindServer(need.target, described);
  const margin = Math.max(1, serving / whole.serving);
  // A window belongs to the slot that it begins in: cut in two it would look less busy.
  const bySlot = Map.groupBy(kept, ({ arrivalS }) =>
    Math.floor((Math.floor(arrivalS / windowS) * windowS) / traceSlotS),
  );
  const slots = Math.max(1, Math.ceil(statistics.durationS / traceSlotS));
  const needed: number[] = [];
  let guess = 1;
  for (let slot = 0; slot < slots; slot++) {
    const own = bySlot.get(slot);
    const levels = own === undefined ? [] : rateLevels(own, windowS);
    const enough = fewestReplicas(
      (replicas) => fleetLatency(load, { ...arrivals, levels }, replicas).keeps(target),
      guess,
      kept.length,
    );
    if (enough === undefined) return undefined;
    guess = enough;
    needed.push(Math.ceil(enough * margin - 1e-9));
  }
  return {
    slotS: traceSlotS,
    replicas: autoscaledFleet(needed, traceSlotS, startS).map((each) => each + need.spareReplicas),
    slotHours: needed.map(
      (_, slot) => Math.min(traceSlotS, statistics.durationS - slot * traceSlotS) / 3600,
    ),
    margin,
  };
}
