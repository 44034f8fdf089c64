import type { Calibration } from "../calibration/calibration.ts";
import { fastestPromptS, fastestStepS } from "../calibration/hardware-floor.ts";
import { correctedTimes } from "../calibration/prediction.ts";
import { replicaWork } from "../calibration/replica-work.ts";
import { servingConstants } from "../calibration/serving-constants.ts";
import { promptSeconds, stepSeconds } from "../calibration/work-seconds.ts";
import type { ReplicaTimes } from "../queue/replica-times.ts";
import type { Replica } from "../speed/replica.ts";
import type { RequestShape } from "./load.ts";

/**
 * The calibrated times of a replica for requests about as long as `request`: what a queue and its
 * simulation run on. A prompt takes what it takes alone; a step takes what it takes without prompts.
 */
export function replicaTimes(
  calibration: Calibration,
  replica: Replica,
  request: RequestShape<number>,
): ReplicaTimes {
  const work = replicaWork(replica);
  const constants = servingConstants(calibration.constants, replica);
  const context = request.promptTokens + request.outputTokens / 2;
  const factors: number[] = [];
  let largest = 0;
  let [promptFactor, serverS] = [1, 0];
  const { first, firstS } = constants;
  // At each doubling of the batch: measured ÷ computed, and never such that a larger batch is quicker.
  for (let batch = 1; batch <= mostSequences; batch *= 2) {
    const load = { kind: "closed-loop", concurrency: batch, most: mostSequences } as const;
    const { stepFactor, firstFactor } = correctedTimes(calibration, replica, request, load);
    if (batch === 1) [promptFactor, serverS] = [stepFactor, first * firstFactor * firstS];
    const computed = stepSeconds(work, constants, batch, context);
    largest = Math.max(largest, computed * stepFactor);
    factors.push(largest / computed);
  }
  return {
    serverS,
    stepS: (batch, contextTokens) => {
      let [at, low] = [0, 1];
      for (; 2 * low <= batch && at + 1 < factors.length; low *= 2) at++;
      const share = Math.min(1, batch / low - 1);
      const of = (count: number, factor: number) =>
        Math.max(
          factor * stepSeconds(work, constants, count, contextTokens),
          fastestStepS(work, count, contextTokens),
        );
      const below = of(low, factors[at] ?? 1);
      if (share <= 0) return below;
      const above = of(2 * low, factors[at + 1] ?? factors[at] ?? 1);
      return below + (Math.max(below, above) - below) * share;
    },
    prefillS: (newTokens, cachedTokens) =>
      Math.max(
        promptFactor * promptSeconds(work, constants, newTokens, cachedTokens),
        fastestPromptS(work, newTokens),
      ),
    maxSequences: (contextTokens) =>
      Math.max(
        0,
        Math.min(mostSequences, Math.floor(work.cacheRoom / work.cacheBytes(contextTokens))),
      ),
  };
}

/** Sequences that engines run at once at most, whatever the memory: the largest that was measured. */
const mostSequences = 4096;
