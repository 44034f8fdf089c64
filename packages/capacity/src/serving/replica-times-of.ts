import { numbers } from "../arithmetic.ts";
import { calibrated } from "../calibration/calibrated.ts";
import type { Calibration } from "../calibration/calibration.ts";
import { freeBytes } from "../memory/free-memory.ts";
import { sequenceBytes } from "../memory/kv-cache.ts";
import { decodeStepSeconds } from "../speed/decode-step.ts";
import { prefillSeconds } from "../speed/prefill.ts";
import type { Replica } from "../speed/replica.ts";
import type { RequestShape } from "./load.ts";

/** Times of one replica as plain numbers: what a queue and its simulation run on. */
interface ReplicaTimes {
  stepS(batch: number, contextTokens: number): number;
  prefillS(newTokens: number, cachedTokens: number): number;
  maxSequences(contextTokens: number): number;
}

/**
 * The times of a replica for requests about as long as `request`.
 */
export function replicaTimes(
  calibration: Calibration,
  replica: Replica,
  request: RequestShape<number>,
): ReplicaTimes {
  const { model, precision, gpu, gpus, kvBytesPerNumber } = replica;
  const { efficiency } = calibrated(calibration, replica, request, 1);
  return {
    stepS: (batch, contextTokens) =>
      decodeStepSeconds(numbers, replica, efficiency, { batch, contextTokens }),
    prefillS: (newPromptTokens, cachedTokens) =>
      prefillSeconds(numbers, replica, efficiency, {
        newPromptTokens,
        promptTokens: newPromptTokens + cachedTokens,
      }),
    maxSequences: (contextTokens) =>
      Math.max(
        0,
        Math.floor(
          freeBytes(model, precision, gpu, gpus) /
            sequenceBytes(numbers, model, gpus, kvBytesPerNumber, contextTokens),
        ),
      ),
  };
}
