import {
  type Calibration,
  type LoadShape,
  largestRate,
  type ReplicaTimes,
  type RequestShape,
  replicaLatency,
  replicaTimes,
} from "@outlay/capacity";
import { type CallNeed, replicaTarget } from "./call-need.ts";
import { remembered } from "./remembered.ts";
import type { RatedServing } from "./serving-speed.ts";

/**
 * How much calls differ in length (standard deviation ÷ mean): of the Azure LLM inference trace 2023 prompts
 * of conversations and of code completions have 0.96 both, answers 0.77 and 2.1.
 */
const variation = { prompt: 1, output: 0.8 };

/** A replica that keeps its times only below this share of its speed is as good as one that never does. */
export const leastShare = 0.1;

/** What the queue of a replica is asked: the same for all candidates of a path. */
export interface QueueLoad {
  readonly calibration: Calibration;
  readonly request: RequestShape<number>;
  /** Sequences that the engine runs at once at most. */
  readonly maxSequences: number;
  readonly need: CallNeed;
}

/**
 * Share of the speed of a full replica at which the chosen percentile of calls keeps its times, by the
 * formula of the queue; 0 where a replica keeps them at rest only, or not even then.
 *
 * A full replica runs as many sequences as keep the pace on average. What a percentile asks beyond the mean,
 * the wait for the first token, and unevenness of lengths and arrivals are in this share.
 *
 * @param burstiness squared coefficient of variation of the time between calls
 */
export function plannedShare(serving: RatedServing, load: QueueLoad, burstiness: number): number {
  const { replica, requestsPerS, reached } = serving;
  const { calibration, request, maxSequences, need } = load;
  const asked = ["share", request, maxSequences, need, burstiness, reached, requestsPerS];
  const question = JSON.stringify(asked);
  return remembered(calibration, replica, question, () => {
    const times = timesOf(serving, load);
    const { promptTokens, newPromptTokens } = request;
    const prefillS = times.prefillS(newPromptTokens, promptTokens - newPromptTokens);
    const target = replicaTarget(need, prefillS);
    const largest = largestRate(times, shapeOf(request), target, burstiness);
    const share = Math.min(1, largest.requestsPerS / requestsPerS);
    return share < leastShare ? 0 : share;
  });
}

/** Times of a call at the peak that a fleet is planned for. */
export interface PeakTimes {
  /** Seconds to the first token that the chosen percentile keeps. */
  readonly ttftS: number;
  /** Seconds between two tokens that it keeps. */
  readonly tpotS: number;
}

/** The times at the peak, by the formula of the queue; without end where a replica cannot keep up. */
export function peakTimes(
  serving: RatedServing,
  load: QueueLoad,
  ceiling: number,
  burstiness: number,
): PeakTimes {
  const rate = serving.requestsPerS * ceiling;
  const latency = replicaLatency(timesOf(serving, load), shapeOf(load.request), rate, burstiness);
  const { percentile } = load.need;
  const endless = Number.POSITIVE_INFINITY;
  return {
    ttftS: latency?.ttftS(percentile) ?? endless,
    tpotS: latency?.tpotS(percentile) ?? endless,
  };
}

const shapes = new WeakMap<RequestShape<number>, LoadShape>();

/** The same shape for all candidates of a path: what its lengths say is worked out once. */
function shapeOf(request: RequestShape<number>): LoadShape {
  const before = shapes.get(request);
  if (before !== undefined) return before;
  const { promptTokens, newPromptTokens, outputTokens } = request;
  const shape: LoadShape = {
    lengths: {
      kind: "lognormal",
      mean: { promptTokens, newPromptTokens, outputTokens },
      promptVariation: variation.prompt,
      outputVariation: variation.output,
    },
  };
  shapes.set(request, shape);
  return shape;
}

/** The times of a replica as it reaches them. */
function timesOf(
  { replica, reached }: RatedServing,
  { calibration, request, maxSequences }: QueueLoad,
): ReplicaTimes {
  const times = replicaTimes(calibration, replica, request);
  return {
    stepS: (batch, contextTokens) => times.stepS(batch, contextTokens) / reached,
    prefillS: (newTokens, cachedTokens) => times.prefillS(newTokens, cachedTokens) / reached,
    maxSequences: (contextTokens) => Math.min(maxSequences, times.maxSequences(contextTokens)),
  };
}
