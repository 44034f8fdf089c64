import { largestRate } from "../queue/largest-rate.ts";
import type { ReplicaTimes } from "../queue/replica-times.ts";
import type { Predicted, ServingPrediction } from "../serving/predict-serving.ts";
import { concurrencies, type OperatingPoint } from "./operating-point.ts";
import type { ServingNeed, TailNeed } from "./serving-need.ts";

/** What the largest rate of a replica under a percentile is looked for with. */
export interface TailSearch {
  readonly need: Pick<ServingNeed, "request" | "limits" | "cautious" | "maxSequences">;
  readonly tail: TailNeed;
  readonly times: ReplicaTimes;
  /** Speed with so many requests at once. */
  readonly at: (concurrency: number) => ServingPrediction;
  /** Most requests at once: what memory and engine allow, 1 or more. */
  readonly most: number;
}

/**
 * The largest rate of arrivals at which a percentile of TTFT and TPOT holds, all requests of one length, and
 * about how many are in the replica then.
 *
 * The queue gives the share of the saturated rate; the speed of the full replica is the predicted one. Of the
 * interval, `low` is the rate of a replica that is as much slower as its throughput may be, `high` that of
 * one as much quicker.
 *
 * @returns undefined where the limits do not hold even for a request that comes alone
 */
export function percentilePoint(search: TailSearch): OperatingPoint | undefined {
  const { at, most, need } = search;
  const { requestsPerS } = at(most);
  const rate: Predicted = {
    low: rateAt(search, requestsPerS.low / requestsPerS.likely),
    likely: rateAt(search, 1),
    high: rateAt(search, requestsPerS.high / requestsPerS.likely),
  };
  const end = need.cautious ? "low" : "likely";
  if (rate[end] === 0) return undefined;
  const concurrency =
    concurrencies(most).find((count) => at(count).requestsPerS.likely >= rate.likely) ?? most;
  return { concurrency, speed: at(concurrency), rate, holdsSurely: rate.low > 0 };
}

/**
 * Requests a second of a replica that is `quicker` times as quick as predicted: limits that are as much
 * wider, and all the rates with them.
 */
function rateAt({ need, tail, times, at, most }: TailSearch, quicker: number): number {
  const { request, limits, maxSequences } = need;
  const room: ReplicaTimes = {
    ...times,
    maxSequences: (context) => Math.min(maxSequences, times.maxSequences(context)),
  };
  const target = {
    percentile: tail.percentile,
    ...(limits.ttftS === undefined ? {} : { ttftS: limits.ttftS * quicker }),
    ...(limits.tpotS === undefined ? {} : { tpotS: limits.tpotS * quicker }),
  };
  const shape = { lengths: { kind: "fixed", mean: request } } as const;
  const { requestsPerS, saturatedPerS } = largestRate(room, shape, target, tail.burstiness);
  if (saturatedPerS === 0) return 0;
  return (requestsPerS / saturatedPerS) * at(most).requestsPerS.likely * quicker;
}
