import { type LargestRate, largestRate } from "../queue/largest-rate.ts";
import type { LatencyTarget } from "../queue/latency-target.ts";
import { replicaLatency } from "../queue/replica-latency.ts";
import type { ReplicaTimes } from "../queue/replica-times.ts";
import type { Predicted, ServingPrediction } from "../serving/predict-serving.ts";
import type { OperatingPoint } from "./operating-point.ts";
import type { LatencyLimits, ServingNeed, TailNeed } from "./serving-need.ts";

/** What the largest rate of a replica under a percentile is looked for with. */
export interface TailSearch {
  readonly need: Pick<ServingNeed, "request" | "limits" | "cautious" | "maxSequences" | "load">;
  readonly tail: TailNeed;
  readonly times: ReplicaTimes;
  /** Speed with so many requests at once. */
  readonly at: (concurrency: number) => ServingPrediction;
  /** Most requests at once: what memory and engine allow, 1 or more. */
  readonly most: number;
  /** The replica with the limits as means: under a percentile it never takes more than with these. */
  readonly mean: OperatingPoint;
}

/**
 * The rate of arrivals that is planned under a percentile of TTFT and TPOT, all requests of one length, with
 * the times that it has then and about how many requests are in the replica. It is the lesser of two: the
 * largest at which the percentile holds by the queue, and what the same limits as means allow, times the
 * ceiling of the load, which is the margin for what the queue does not know of: uneven minutes, jitter. So a
 * percentile never takes fewer replicas than the mean does.
 *
 * The queue gives the share of the saturated rate; the speed of the full replica is the predicted one. Of the
 * interval, `low` is the rate of a replica that is as much slower as its throughput may be, `high` that of
 * one as much quicker.
 *
 * @returns undefined where the limits do not hold even for a request that comes alone
 */
export function percentilePoint(search: TailSearch): OperatingPoint | undefined {
  const { at, most, need, tail } = search;
  const times = within(search.times, need.maxSequences);
  const full = at(most).requestsPerS;
  const { serverS = 0 } = times;
  // A replica that is so much quicker has limits that are as much wider, and rates that are as much higher.
  const queueAt = (quicker: number): LargestRate => {
    const target = targetOf(need.limits, tail, quicker, serverS);
    return (target.ttftS ?? 1) <= 0
      ? { requestsPerS: 0, saturatedPerS: 1 }
      : largestRate(times, shapeOf(need), target, tail.burstiness);
  };
  const rateOf = ({ requestsPerS, saturatedPerS }: LargestRate, quicker: number): number =>
    saturatedPerS === 0 ? 0 : (requestsPerS / saturatedPerS) * full.likely * quicker;
  const likely = queueAt(1);
  if (likely.requestsPerS === 0) return undefined;
  const [slow, quick] = [full.low / full.likely, full.high / full.likely];
  const share = need.load?.utilisationCeiling ?? 1;
  const lesser = (queued: number, end: keyof Predicted): number =>
    Math.min(queued, search.mean.rate[end] * share);
  const alone = rateOf(likely, 1);
  const rate: Predicted = {
    low: lesser(rateOf(queueAt(slow), slow), "low"),
    likely: lesser(alone, "likely"),
    high: lesser(rateOf(queueAt(quick), quick), "high"),
  };
  if (need.cautious && rate.low === 0) return undefined;
  const arriving = likely.requestsPerS * (rate.likely / alone);
  const latency = replicaLatency(times, shapeOf(need), arriving, tail.burstiness);
  const running = latency === undefined ? most : Math.ceil(latency.running);
  const concurrency = Math.min(most, Math.max(1, running));
  return {
    concurrency,
    speed: at(concurrency),
    rate,
    holdsSurely: rate.low > 0 && search.mean.holdsSurely,
    ...(latency === undefined
      ? {}
      : {
          tail: {
            ttftS: latency.ttftS(tail.percentile) + serverS,
            tpotS: latency.tpotS(tail.percentile),
          },
        }),
  };
}

const shapeOf = ({ request }: TailSearch["need"]) =>
  ({ lengths: { kind: "fixed", mean: request } }) as const;

const targetOf = (
  { ttftS, tpotS }: LatencyLimits,
  { percentile }: TailNeed,
  quicker: number,
  serverS: number,
): LatencyTarget => ({
  percentile,
  // What passes before a request reaches the replica is no part of its queue.
  ...(ttftS === undefined ? {} : { ttftS: ttftS * quicker - serverS }),
  ...(tpotS === undefined ? {} : { tpotS: tpotS * quicker }),
});

/** The same replica with an engine that runs no more than so many at once. */
const within = (times: ReplicaTimes, maxSequences: number): ReplicaTimes => ({
  ...times,
  maxSequences: (context) => Math.min(maxSequences, times.maxSequences(context)),
});
