import type { Predicted, ServingPrediction } from "../serving/predict-serving.ts";
import type { LatencyLimits } from "./serving-need.ts";

/** A replica under the load at which it does most within the limits. */
export interface OperatingPoint {
  /** Requests in it at once. */
  readonly concurrency: number;
  readonly speed: ServingPrediction;
  /**
   * Requests a second that it takes within the limits: with so many in it at all times; with a percentile,
   * as many as may arrive at it.
   */
  readonly rate: Predicted;
  /** The limits hold at the unfavourable ends of the intervals too. */
  readonly holdsSurely: boolean;
  /** With a percentile: seconds that as many requests keep at the likely rate; NaN between tokens where there is but one. */
  readonly tail?: { readonly ttftS: number; readonly tpotS: number };
}

/** What the limits of a replica are looked for with. */
export interface PointSearch {
  /** Speed with so many requests at once. */
  readonly at: (concurrency: number) => ServingPrediction;
  /** Most requests at once: what memory and engine allow, 1 or more. */
  readonly most: number;
  readonly limits: LatencyLimits;
  /** Limits are held by the unfavourable ends. */
  readonly cautious: boolean;
}

/** Counts to look at: 1, 2, 4 … and the most, each once. */
export function concurrencies(most: number): number[] {
  const counts: number[] = [];
  for (let count = 1; count < most; count *= 2) counts.push(count);
  return [...counts, most];
}

/** Whether limits hold at an end of the intervals. */
export const holds = (
  { ttftS, tpotS }: Pick<ServingPrediction, "ttftS" | "tpotS">,
  limits: LatencyLimits,
  end: keyof Predicted,
): boolean =>
  ttftS[end] <= (limits.ttftS ?? Number.POSITIVE_INFINITY) &&
  tpotS[end] <= (limits.tpotS ?? Number.POSITIVE_INFINITY);

/**
 * The number of requests at once with which a replica finishes most within the limits, sought among
 * 1, 2, 4 … and then, between the last that holds and the next, by halving.
 *
 * Stricter limits leave fewer counts, so they never give a quicker replica.
 *
 * @returns undefined where the limits do not hold with any of the counts
 */
export function operatingPoint(search: PointSearch): OperatingPoint | undefined {
  const { at, most, limits, cautious } = search;
  const judged = cautious ? "high" : "likely";
  const speedEnd = cautious ? "low" : "likely";
  let best: { concurrency: number; speed: ServingPrediction } | undefined;
  const take = (concurrency: number): boolean => {
    const speed = at(concurrency);
    if (!holds(speed, limits, judged)) return false;
    if (best === undefined || speed.requestsPerS[speedEnd] > best.speed.requestsPerS[speedEnd]) {
      best = { concurrency, speed };
    }
    return true;
  };
  let held = 0;
  let broken: number | undefined;
  for (const concurrency of concurrencies(most)) {
    if (take(concurrency)) held = concurrency;
    else {
      broken = concurrency;
      break;
    }
  }
  while (broken !== undefined && broken - held > 1) {
    const middle = Math.floor((held + broken) / 2);
    if (take(middle)) held = middle;
    else broken = middle;
  }
  if (best === undefined) return undefined;
  return { ...best, rate: best.speed.requestsPerS, holdsSurely: holds(best.speed, limits, "high") };
}
