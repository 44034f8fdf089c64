import { fail, type Outcome, ok } from "@outlay/document";
import type { Accelerator } from "../facts/accelerator.ts";
import type { Architecture } from "../facts/architecture.ts";
import { usableMemoryShare } from "../memory/free-memory.ts";
import type { Adapters } from "./adapter-parameters.ts";
import type { TrainingMethod } from "./method.ts";
import { type TrainingMemory, type TrainingOptimizer, trainingMemory } from "./training-memory.ts";

/** What is trained, on which GPUs. */
export interface TrainingChoice {
  readonly model: Architecture;
  readonly method: TrainingMethod;
  readonly gpu: Accelerator;
  /** GPUs of one machine as it is sold. */
  readonly gpusPerMachine: number;
  /** Tokens of one example. */
  readonly exampleTokens: number;
  /** Examples that a GPU computes at a time. Absent: one. */
  readonly microBatch?: number;
  /** Layers are computed again instead of kept. Absent: yes. */
  readonly recompute?: boolean;
  /** Absent: Adam in 32 bits. */
  readonly optimizer?: TrainingOptimizer;
  /** Absent: adapters of 1 % of the model. */
  readonly adapters?: Adapters;
}

/** The fewest GPUs and machines that hold a training run. */
export interface TrainingFit {
  /** GPUs that share the state: a power of two within a machine, or whole machines. */
  readonly gpus: number;
  readonly machines: number;
  /** Weights, gradients and optimizer, over all GPUs. */
  readonly stateBytes: number;
  /** What is computed at a time, on each GPU. */
  readonly activationBytes: number;
}

/** Why a run does not fit, on however many GPUs. */
export type TrainingDoesNotFit =
  | {
      readonly code: "context-too-short";
      readonly exampleTokens: number;
      readonly contextTokens: number;
    }
  | {
      readonly code: "example-too-long";
      readonly activationBytes: number;
      readonly freeBytes: number;
    };

/**
 * The fewest GPUs that hold a training run, or why none do. The state is spread over all GPUs (ZeRO 3,
 * FSDP), and each works on examples of its own: state / n + examples must fit in 90 % of a GPU less
 * 2 GB. More than a machine's worth are whole machines.
 *
 * More GPUs end sooner and cost the same hours; this is the least that can start.
 */
export function fitTraining(choice: TrainingChoice): Outcome<TrainingFit, TrainingDoesNotFit> {
  const { model, gpu, gpusPerMachine, exampleTokens } = choice;
  if (exampleTokens > model.context) {
    return fail({ code: "context-too-short", exampleTokens, contextTokens: model.context });
  }
  const one = memoryOf(choice, 1);
  const free = usableTrainingBytes(gpu) - one.reserved;
  if (one.activations >= free) {
    return fail({ code: "example-too-long", activationBytes: one.activations, freeBytes: free });
  }
  const state = stateOf(one);
  const needed = Math.ceil(state / (free - one.activations));
  let gpus = 1;
  while (gpus < needed && gpus < gpusPerMachine) gpus *= 2;
  if (gpus > gpusPerMachine || gpus < needed) {
    gpus = Math.ceil(needed / gpusPerMachine) * gpusPerMachine;
  }
  const machines = Math.ceil(gpus / gpusPerMachine);
  return ok({ gpus, machines, stateBytes: state, activationBytes: one.activations });
}

/** Bytes of a GPU that a run may fill: the tools take some, and memory breaks into pieces. */
export const usableTrainingBytes = (gpu: Pick<Accelerator, "memoryGb">): number =>
  gpu.memoryGb * 1e9 * usableMemoryShare;

/** Memory of the run on each of `gpus` that share all of its state. */
export const memoryOf = (choice: TrainingChoice, gpus: number): TrainingMemory => {
  const { model, method, exampleTokens, microBatch, recompute, optimizer, adapters } = choice;
  return trainingMemory({
    model,
    method,
    gpus,
    sequenceTokens: exampleTokens,
    sharding: "weights",
    ...(microBatch === undefined ? {} : { microBatch }),
    ...(recompute === undefined ? {} : { recompute }),
    ...(optimizer === undefined ? {} : { optimizer }),
    ...(adapters === undefined ? {} : { adapters }),
  });
};

const stateOf = ({ weights, gradients, optimizer }: TrainingMemory): number =>
  weights + gradients + optimizer;
