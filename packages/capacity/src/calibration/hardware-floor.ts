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
  const bytes = readBytes(work, batch, promptTokens + outputTokens / 2);
  const step = Math.max(bytes / work.bandwidth, (batch * work.tokenOperations) / work.peak);
  const prompt = (newPromptTokens * work.tokenOperations) / work.peak;
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
