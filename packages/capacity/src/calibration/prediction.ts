import { exp } from "@outlay/numerics";
import type { RequestShape } from "../serving/load.ts";
import type { Replica } from "../speed/replica.ts";
import type { Calibration } from "./calibration.ts";
import { correctionCurve } from "./correction.ts";
import { aboveFloor } from "./hardware-floor.ts";
import { configurationOf, log2 } from "./likeness.ts";
import { closedLoopTimes, type LoadTimes, offlineTimes, staticBatchTimes } from "./load-times.ts";
import { type ReplicaWork, replicaWork } from "./replica-work.ts";
import { type ServingConstants, servingConstants } from "./serving-constants.ts";

/** Requests and how they come. */
export interface LoadPoint {
  readonly kind: "closed-loop" | "static-batch" | "offline";
  /** Requests in the system, or of the batch. */
  readonly concurrency: number;
  /** Most sequences that run together. */
  readonly most: number;
}

/** Times before corrections, and the corrections. */
export interface CorrectedTimes extends LoadTimes {
  /** Measured ÷ computed time of a step: of part and engine, and of near measurements. */
  readonly stepFactor: number;
  /** The same of the time to the first token. */
  readonly firstFactor: number;
  readonly likeness: number;
}

/**
 * Times of a replica under a load: computed, times what part and engine year are known to take, times what
 * near measurements say.
 *
 * In a closed loop, more requests at once never make one of them quicker: times are taken at the doublings
 * of the requests and where memory is full, raised to the largest of those before, and read between two of
 * them on a straight line.
 */
export function correctedTimes(
  calibration: Calibration,
  replica: Replica,
  request: RequestShape<number>,
  load: LoadPoint,
): CorrectedTimes {
  const at = timesOf(calibration, replica, request, load);
  return load.kind === "closed-loop"
    ? neverQuicker(at, request, Math.max(1, load.concurrency), load.most)
    : at(load.concurrency);
}

type TimesAt = (concurrency: number) => CorrectedTimes;

/** The last question about a replica: who searches asks for many loads of one, and each needs its doublings. */
const last = new WeakMap<
  Replica,
  { readonly calibration: Calibration; readonly question: string; readonly at: TimesAt }
>();

function timesOf(
  calibration: Calibration,
  replica: Replica,
  request: RequestShape<number>,
  { kind, most }: LoadPoint,
): TimesAt {
  const { promptTokens, newPromptTokens, outputTokens } = request;
  const question = `${kind}|${most}|${promptTokens}|${newPromptTokens}|${outputTokens}`;
  const before = last.get(replica);
  if (before?.calibration === calibration && before.question === question) return before.at;
  const found = new Map<number, CorrectedTimes>();
  const fresh = freshTimes(calibration, replica, request, { kind, most });
  const at: TimesAt = (concurrency) => {
    let times = found.get(concurrency);
    if (times === undefined) {
      times = fresh(concurrency);
      found.set(concurrency, times);
    }
    return times;
  };
  last.set(replica, { calibration, question, at });
  return at;
}

function freshTimes(
  calibration: Calibration,
  replica: Replica,
  request: RequestShape<number>,
  load: Pick<LoadPoint, "kind" | "most">,
): TimesAt {
  const work = replicaWork(replica);
  const constants = servingConstants(calibration.constants, replica);
  const closed = load.kind === "closed-loop";
  const curve = correctionCurve(
    calibration.corrections,
    configurationOf(replica, closed ? "closed-loop" : "batch"),
    [log2(request.promptTokens), log2(request.outputTokens)],
  );
  const scale = timeScale(calibration, replica);
  return (concurrency) => {
    const times = computedTimes(work, constants, request, { ...load, concurrency });
    const place = load.kind === "offline" ? times.batch : concurrency;
    const { step, first, likeness } = curve(log2(place));
    const stepFactor = scale * exp(step);
    const firstFactor = closed ? scale * exp(first) : stepFactor;
    const corrected = {
      ...times,
      stepS: times.stepS * stepFactor,
      promptS: times.promptS * stepFactor,
      tpotS: times.tpotS * stepFactor,
      ttftS: times.ttftS * firstFactor,
      requestsPerS: times.requestsPerS / stepFactor,
    };
    // Static batches were measured with random weights, whose tokens choose few experts, and with caches in
    // formats that are not said: what was measured stands.
    const held = load.kind === "static-batch" ? corrected : aboveFloor(work, request, corrected);
    return { ...held, stepFactor, firstFactor, likeness };
  };
}

/**
 * Times that never fall as more requests come, and a throughput that no replica exceeds:
 *
 * - prompts and steps take turns, so that a batch B of answers of n tokens takes at least n × tpot + prompt,
 *   also where so few tokens are written that the wait for the first is most of all;
 * - where memory is full, more requests wait, and no more of them are answered.
 *
 * What these leave of the throughput C / (ttft + (n − 1) × tpot) is taken from the time to the first token
 * (Little's law).
 */
function neverQuicker(
  at: TimesAt,
  { outputTokens }: RequestShape<number>,
  concurrency: number,
  most: number,
): CorrectedTimes {
  const full = Math.floor(Math.min(at(1).room, most));
  const raised = risingTimes(at, concurrency, full);
  const paced = inTurns(raised, outputTokens, concurrency);
  if (full < 1 || concurrency <= full) return paced;
  const whole = inTurns(risingTimes(at, full, full), outputTokens, full);
  // As many a second as when it is just full: what is more than that waits.
  const waitS = concurrency / whole.requestsPerS - (outputTokens - 1) * whole.tpotS;
  return withFirst(paced, Math.max(paced.ttftS, waitS), outputTokens, concurrency);
}

function inTurns(times: CorrectedTimes, outputTokens: number, concurrency: number): CorrectedTimes {
  const { batch, tpotS, promptS } = times;
  const turnsS =
    (concurrency / batch) * (outputTokens * tpotS + promptS) - (outputTokens - 1) * tpotS;
  return withFirst(times, Math.max(times.ttftS, turnsS), outputTokens, concurrency);
}

const withFirst = (
  times: CorrectedTimes,
  ttftS: number,
  outputTokens: number,
  concurrency: number,
): CorrectedTimes => ({
  ...times,
  ttftS,
  requestsPerS: concurrency / (ttftS + (outputTokens - 1) * times.tpotS),
});

/** The largest times of all knots so far, and between two knots on a straight line. */
function risingTimes(at: TimesAt, concurrency: number, full: number): CorrectedTimes {
  const none = { tpotS: 0, ttftS: 0, stepS: 0, promptS: 0 };
  let [before, now] = [none, none];
  const raise = (count: number): CorrectedTimes => {
    const times = at(count);
    before = now;
    now = {
      tpotS: Math.max(before.tpotS, times.tpotS),
      ttftS: Math.max(before.ttftS, times.ttftS),
      stepS: Math.max(before.stepS, times.stepS),
      promptS: Math.max(before.promptS, times.promptS),
    };
    return times;
  };
  let knot = 1;
  let below = knot;
  let latest = raise(knot);
  while (knot < concurrency) {
    below = knot;
    const doubled = doublingAfter(knot);
    // Where memory is just full is a knot too: up to there nobody waits for a place.
    knot = full > knot && full < doubled ? full : doubled;
    latest = raise(knot);
  }
  const share = knot === below ? 1 : (concurrency - below) / (knot - below);
  const between = (name: keyof typeof none) => before[name] + (now[name] - before[name]) * share;
  const times = knot === concurrency ? latest : at(concurrency);
  return {
    ...times,
    stepS: between("stepS"),
    promptS: between("promptS"),
    tpotS: between("tpotS"),
    ttftS: between("ttftS"),
  };
}

function doublingAfter(count: number): number {
  let doubled = 1;
  while (doubled <= count) doubled *= 2;
  return doubled;
}

/** Times by the formulas alone. */
export function computedTimes(
  work: ReplicaWork,
  constants: ServingConstants,
  request: RequestShape<number>,
  { kind, concurrency, most }: LoadPoint,
): LoadTimes {
  const times = {
    "closed-loop": closedLoopTimes,
    "static-batch": staticBatchTimes,
    offline: offlineTimes,
  };
  return times[kind](work, constants, request, concurrency, most);
}

/** Measured ÷ computed time for the part and engine, and for the year of the engine. */
export function timeScale(
  { parts, eras }: Pick<Calibration, "parts" | "eras">,
  { gpu, engine = "any", engineYear }: Replica,
): number {
  const part = parts[gpu.id];
  const early = engineYear !== undefined && engineYear <= earlyYear;
  return (part?.[engine] ?? part?.any ?? 1) * (early ? (eras[engine] ?? eras.any ?? 1) : 1);
}

/** Last year of engines that are slower throughout. */
export const earlyYear = 2024;
