import { fail, type Outcome, ok } from "@outlay/document";
import type { Accelerator } from "../facts/accelerator.ts";
import type { Architecture } from "../facts/architecture.ts";
import type { Precision } from "../facts/precision.ts";
import { deviceBytes } from "./device-memory.ts";
import { gpuRoom, type Housed, weightBytesOnGpu } from "./replica-room.ts";
import { sequencesThatFit } from "./sequence-room.ts";
import { sharedEvenly } from "./shared-evenly.ts";

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
  /** Serving engine; absent: not known, the most careful way of sharing the memory. */
  readonly engine?: string;
  /** Stages that each hold some of the layers; absent: 1. */
  readonly pipelineParallel?: number;
  /** Each GPU does the attention of its own requests, with whole experts spread over all; absent: shared. */
  readonly ownAttention?: boolean;
}

/** A replica that fits. */
export interface ReplicaFit {
  /** GPUs per replica. */
  readonly gpus: number;
  /** Bytes of the weights over all GPUs, copies included. */
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
 * The smallest replica of one machine that holds the model and the sequences asked for, or the reason why
 * none does.
 *
 * Counts of GPUs are those over which engines deal out the heads evenly (`sharedEvenly`): 1, 2, 4, 8 for most
 * models, also 5 or 10 for Phi-4 with its 10 kv heads, never 6; with stages, multiples of them, so that three
 * stages run on 3 or 6.
 */
export function fitReplica(choice: ReplicaChoice): Outcome<ReplicaFit, DoesNotFit> {
  const { model, gpu, gpusPerMachine, sequenceTokens, sequencesAtLeast } = choice;
  if (sequenceTokens > model.context) {
    return fail({
      code: "context-too-short",
      sequenceTokens,
      contextTokens: model.context,
    });
  }
  let most = -1;
  for (let gpus = 1; gpus <= gpusPerMachine; gpus++) {
    const replica = replicaOf(choice, gpus);
    if (replica === undefined) continue;
    const room = gpuRoom(replica);
    if (room.cacheBytes <= 0) continue;
    const sequences = sequencesThatFit(replica, sequenceTokens);
    most = Math.max(most, sequences);
    if (sequences >= sequencesAtLeast) {
      const [weightBytes, freeBytes] = [gpus * room.weightBytes, gpus * room.cacheBytes];
      return ok({ gpus, weightBytes, freeBytes, sequences });
    }
  }
  if (most >= 0) return fail({ code: "cache-too-small", sequences: most, sequencesAtLeast });
  const alone = weightBytesOnGpu(replicaOf(choice, choice.pipelineParallel ?? 1) as Housed);
  return fail({
    code: "weights-too-large",
    weightBytes: alone * (choice.pipelineParallel ?? 1),
    machineBytes: gpusPerMachine * deviceBytes(gpu),
  });
}

/** The replica of so many GPUs; undefined where they cannot share the model. */
function replicaOf(choice: ReplicaChoice, gpus: number): Housed | undefined {
  const { model, precision, gpu, kvBytesPerNumber, engine } = choice;
  const stages = choice.pipelineParallel ?? 1;
  const perStage = gpus / stages;
  if (perStage % 1 !== 0 || perStage < 1 || stages > model.layers) return undefined;
  const groups = choice.ownAttention === true ? perStage : 1;
  if (!sharedEvenly(model, perStage / groups)) return undefined;
  // Whole experts are dealt out, as many to each GPU.
  if (groups > 1 && (model.experts?.total ?? 1) % groups !== 0) return undefined;
  return {
    model,
    precision,
    gpu,
    gpus,
    kvBytesPerNumber,
    ...(engine === undefined ? {} : { engine }),
    ...(stages === 1 ? {} : { pipelineParallel: stages }),
    ...(groups === 1 ? {} : { dataParallelAttention: groups, expertParallel: groups }),
  };
}
