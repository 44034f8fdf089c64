import { fail, type Outcome, ok } from "@outlay/document";
import { numbers } from "../arithmetic.ts";
import type { Accelerator } from "../facts/accelerator.ts";
import type { Architecture } from "../facts/architecture.ts";
import type { Precision } from "../facts/precision.ts";
import { freeBytes } from "./free-memory.ts";
import { sequenceBytes } from "./kv-cache.ts";
import { weightBytes } from "./weights.ts";

/** Which model, held how, on which GPUs. */
export interface ReplicaChoice {
  readonly model: Architecture;
  readonly precision: Precision;
  readonly gpu: Accelerator;
  /** GPUs in the largest machine that can be had; a replica does not span machines. */
  readonly gpusPerMachine: number;
  /** Bytes of one number in the key-value cache: 2, or 1 for an fp8 cache. */
  readonly kvBytesPerNumber: number;
  /** Tokens of one sequence, prompt and answer, that must fit. */
  readonly sequenceTokens: number;
  /** Sequences that must fit at once for the replica to be worth running. */
  readonly sequencesAtLeast: number;
}

/** A replica that fits. */
export interface ReplicaFit {
  /** GPUs per replica: a power of two. */
  readonly gpus: number;
  readonly weightBytes: number;
  readonly freeBytes: number;
  /** Sequences of `sequenceTokens` that fit at once. */
  readonly sequences: number;
}

/** Why a model does not fit. */
export type DoesNotFit =
  | {
      readonly code: "context-too-short";
      readonly sequenceTokens: number;
      readonly contextTokens: number;
    }
  | {
      readonly code: "weights-too-large";
      readonly weightBytes: number;
      readonly machineBytes: number;
    }
  | {
      readonly code: "cache-too-small";
      readonly sequences: number;
      readonly sequencesAtLeast: number;
    };

/**
 * The smallest replica (1, 2, 4, 8 … GPUs of one machine) that holds the model and the sequences
 * asked for, or the reason why none does.
 */
export function fitReplica(choice: ReplicaChoice): Outcome<ReplicaFit, DoesNotFit> {
  const { model, precision, gpu } = choice;
  if (choice.sequenceTokens > model.context) {
    return fail({
      code: "context-too-short",
      sequenceTokens: choice.sequenceTokens,
      contextTokens: model.context,
    });
  }
  const weights = weightBytes(model, precision);
  let most = -1;
  for (let gpus = 1; gpus <= choice.gpusPerMachine; gpus *= 2) {
    const free = freeBytes(model, precision, gpu, gpus);
    if (free <= 0) continue;
    const each = sequenceBytes(
      numbers,
      model,
      gpus,
      choice.kvBytesPerNumber,
      choice.sequenceTokens,
    );
    const sequences = Math.floor(free / each);
    most = Math.max(most, sequences);
    if (sequences >= choice.sequencesAtLeast) {
      return ok({ gpus, weightBytes: weights, freeBytes: free, sequences });
    }
  }
  return most < 0
    ? fail({
        code: "weights-too-large",
        weightBytes: weights,
        machineBytes: choice.gpusPerMachine * gpu.memoryGb * 1e9,
      })
    : fail({
        code: "cache-too-small",
        sequences: most,
        sequencesAtLeast: choice.sequencesAtLeast,
      });
}
