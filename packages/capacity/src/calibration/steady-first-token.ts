import type { RequestShape } from "../serving/load.ts";
import type { Replica } from "../speed/replica.ts";
import type { Calibration } from "./calibration.ts";
import { type CorrectedTimes, correctedTimes, type LoadPoint } from "./prediction.ts";
import { servingConstants } from "./serving-constants.ts";

/**
 * Mean seconds to the first token where requests come one by one, as those of many users do. In the closed
 * loops that were measured all requests start together, and many prompts wait for each other.
 *
 * The server in front, the own prompt and a step, corrected as for one request alone; and the wait for the
 * prompts of others, a queue with even service times (M/D/1: ρ × prompt / (2 × (1 − ρ)), ρ the share of
 * time spent on prompts: B × prompt against n × step), at most all of them. What waits for a place waits as
 * in the closed loop. Never longer than the closed loop's.
 *
 * @param times the closed loop's
 */
export function steadyFirstS(
  calibration: Calibration,
  replica: Replica,
  request: RequestShape<number>,
  load: LoadPoint,
  times: CorrectedTimes,
): number {
  const of = (concurrency: number) =>
    correctedTimes(calibration, replica, request, { ...load, concurrency });
  const full = Math.max(1, Math.floor(Math.min(times.room, load.most)));
  const crowded = load.concurrency > full;
  const held = crowded ? of(full) : times;
  const alone = of(1);
  const { firstS, first } = servingConstants(calibration.constants, replica);
  const { stepS, promptS } = held;
  const others = Math.max(0, Math.min(full, load.concurrency) - 1);
  const waitS = Math.min(
    others * promptS,
    (others * promptS * promptS) / (2 * request.outputTokens * stepS),
  );
  const ownS = Math.max(alone.ttftS, first * alone.firstFactor * firstS + promptS + stepS);
  return times.ttftS - Math.max(0, held.ttftS - (ownS + waitS));
}
