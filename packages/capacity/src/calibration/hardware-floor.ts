import type { RequestShape } from "../serving/load.ts";
import type { LoadTimes } from "./load-times.ts";
import type { ReplicaWork } from "./replica-work.ts";
import { readBytes } from "./work-seconds.ts";

/**
 * Times of requests that take turns, which no calibration goes below: bytes at the full bandwidth, operations at the full peak. Constants
 * and corrections are fitted to what was measured, and far from it a share above 1 would say that a part
 * does more than it can.
 *
 * Operations of a token are twice the active parameters, attention aside.
 */
export function aboveFloor(
  work: ReplicaWork,
  { promptTokens, newPromptTokens, outputTokens }: RequestShape<number>,
  times: LoadTimes,
): LoadTimes {
  const { batch } = times;
  const step = fastestStepS(work, batch, promptTokens + outputTokens / 2);
  const prompt = fastestPromptS(work, newPromptTokens);
  const token = step + ((batch - 1) * prompt) / outputTokens;
  return {
    ...times,
    stepS: Math.max(times.stepS, step),
    promptS: Math.max(times.promptS, prompt),
    tpotS: Math.max(times.tpotS, token),
    ttftS: Math.max(times.ttftS, prompt + step),
    requestsPerS: Math.min(times.requestsPerS, batch / (outputTokens * step + batch * prompt)),
  };
}

/** Seconds of a step whose bytes come at the full bandwidth, or whose operations go at the full peak. */
export const fastestStepS = (work: ReplicaWork, batch: number, context: number): number =>
  Math.max(
    readBytes(work, batch, context) / work.bandwidth,
    (batch * work.tokenOperations) / work.peak,
  );

/** Seconds to read so many tokens at the full peak, attention aside. */
export const fastestPromptS = (work: ReplicaWork, newTokens: number): number =>
  (newTokens * work.tokenOperations) / work.peak;
