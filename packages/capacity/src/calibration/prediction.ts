import { exp } from "@outlay/numerics";
import type { RequestShape } from "../serving/load.ts";
import type { Replica } from "../speed/replica.ts";
import type { Calibration } from "./calibration.ts";
import { correctionCurve } from "./correction.ts";
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
    return {
      ...times,
      stepS: times.stepS * stepFactor,
      promptS: times.promptS * stepFactor,
      tpotS: times.tpotS * stepFactor,
      ttftS: times.ttftS * (closed ? scale * exp(first) : stepFactor),
      requestsPerS: times.requestsPerS / stepFactor,
      stepFactor,
      likeness,
    };
  };
}

function neverQuicker(
  at: TimesAt,
  { outputTokens }: RequestShape<number>,
  concurrency: number,
  most: number,
): CorrectedTimes {
  let [tpotS, ttftS, stepS] = [0, 0, 0];
  let before = { tpotS, ttftS, stepS };
  const raise = (count: number): CorrectedTimes => {
    const times = at(count);
    before = { tpotS, ttftS, stepS };
    tpotS = Math.max(tpotS, times.tpotS);
    ttftS = Math.max(ttftS, times.ttftS);
    stepS = Math.max(stepS, times.stepS);
    return times;
  };
  let knot = 1;
  let below = knot;
  let latest = raise(knot);
  // Where memory is just full is a knot too: up to there nobody waits for a place.
  const full = Math.floor(Math.min(latest.room, most));
  while (knot < concurrency) {
    below = knot;
    const doubled = doublingAfter(knot);
    knot = full > knot && full < doubled ? full : doubled;
    latest = raise(knot);
  }
  const share = knot === below ? 1 : (concurrency - below) / (knot - below);
  const between = (low: number, high: number) => low + (high - low) * share;
  const times = knot === concurrency ? latest : at(concurrency);
  const tokenS = between(before.tpotS, tpotS);
  const firstS = between(before.ttftS, ttftS);
  return {
    ...times,
    stepS: between(before.stepS, stepS),
    tpotS: tokenS,
    ttftS: firstS,
    requestsPerS: concurrency / (firstS + (outputTokens - 1) * tokenS),
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
