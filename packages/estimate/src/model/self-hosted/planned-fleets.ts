import type { Plan } from "../../plan/index.ts";
import { latencyTarget } from "../feasibility/latency-target.ts";
import type { CallNeed } from "./call-need.ts";
import { type Fleet, type FleetChoice, fleetsOf } from "./choose-fleet.ts";
import { nearestTimes } from "./nearest-times.ts";
import { plannedShare, type QueueLoad } from "./planned-share.ts";
import type { RatedServing } from "./serving-speed.ts";

/** The fleets of a path, and the times that their peak is planned for. */
export interface PlannedFleets {
  /** The one taken first. */
  readonly fleets: readonly Fleet[];
  readonly need: CallNeed;
  /** How many times as long as asked an answer may take: 1, or more where no fleet keeps what is asked. */
  readonly longer: number;
}

/** What the choice is made by, the share aside. */
export interface PlannedChoice {
  readonly choice: Omit<FleetChoice, "share">;
  readonly load: QueueLoad;
  readonly burstiness: number;
  /** What is asked of a call where the times of an answer are so many times what the plan states. */
  readonly needOf: (longer: number) => CallNeed;
}

/**
 * The cheapest fleet that keeps the times that a plan asks for. Where none does, the cheapest that keeps the
 * shortest time that any keeps, so that a shorter limit never costs less.
 */
export function plannedFleets(
  plan: Plan,
  candidates: readonly RatedServing[],
  chosen: PlannedChoice,
): PlannedFleets {
  const { load, burstiness, needOf, choice } = chosen;
  const asked = fleetsWithin(candidates, chosen, 1);
  const target = latencyTarget(plan);
  const seconds = target?.wholeAnswer ?? target?.firstToken;
  const [first] = asked.fleets;
  if (seconds === undefined || first === undefined || keepsAll(first)) return asked;
  const nearest = nearestTimes(candidates, load, burstiness, (each) => needOf(each / seconds));
  if (nearest === undefined || choice.demand.ceiling !== undefined) return asked;
  return fleetsWithin(candidates, chosen, Math.max(1, nearest / seconds));
}

/** The fleets where an answer may take so many times as long as the plan says. */
export function fleetsWithin(
  candidates: readonly RatedServing[],
  { choice, load, burstiness, needOf }: PlannedChoice,
  longer: number,
): PlannedFleets {
  const need = needOf(longer);
  const relaxed: QueueLoad = { ...load, need };
  const share = (serving: RatedServing): number => plannedShare(serving, relaxed, burstiness);
  if (longer === 1) return { fleets: fleetsOf(candidates, { ...choice, share }), need, longer };
  const { late = () => 0, ...others } = choice;
  // How late a fleet is for what is asked is not what this choice is made by.
  const fleets = fleetsOf(candidates, { ...others, share }).map((fleet) => ({
    ...fleet,
    late: late(fleet.serving),
  }));
  return { fleets, need, longer };
}

const keepsAll = ({ keepsTimes, keepsPace, late }: Fleet): boolean =>
  keepsTimes && keepsPace && late === 0;
