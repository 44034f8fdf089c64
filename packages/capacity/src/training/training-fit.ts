import { fail, type Outcome, ok } from "@outlay/document";
import type { Accelerator } from "../facts/accelerator.ts";
import type { Architecture } from "../facts/architecture.ts";
import { reservedBytesPerGpu, usableMemoryShare } from "../memory/free-memory.ts";
import type { TrainingMethod } from "./method.ts";
import { activationBytes, trainingStateBytes } from "./training-memory.ts";

/** What is trained, on which GPUs. */
export interface TrainingChoice {
  readonly model: Architecture;
  readonly method: TrainingMethod;
  readonly gpu: Accelerator;
  /** GPUs of one machine as it is sold. */
  readonly gpusPerMachine: number;
  /** Tokens of one example. */
  readonly exampleTokens: number;
}

/** The fewest GPUs and machines that hold a training run. */
export interface TrainingFit {
  /** GPUs that share the state: a power of two within a machine, or whole machines. */
  readonly gpus: number;
  readonly machines: number;
  /** Weights, gradients and optimizer, over all GPUs. */
  readonly stateBytes: number;
  /** One example, on each GPU. */
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
 * FSDP), and each works on examples of its own: state / n + one example must fit in 90 % of a GPU less
 * 2 GB. More than a machine's worth are whole machines.
 *
 * More GPUs end sooner and cost the same hours; this is the least that can start.
 */
export function fitTraining(choice: TrainingChoice): Outcome<TrainingFit, TrainingDoesNotFit> {
  const { model, method, gpu, gpusPerMachine, exampleTokens } = choice;
  if (exampleTokens > model.context) {
    return fail({ code: "context-too-short", exampleTokens, contextTokens: model.context });
  }
  const free = gpu.memoryGb * 1e9 * usableMemoryShare - reservedBytesPerGpu;
  const example = activationBytes(model, exampleTokens);
  if (example >= free) {
    return fail({ code: "example-too-long", activationBytes: example, freeBytes: free });
  }
  const state = trainingStateBytes(model, method);
  const needed = Math.ceil(state / (free - example));
  let gpus = 1;
  while (gpus < needed && gpus < gpusPerMachine) gpus *= 2;
  if (gpus > gpusPerMachine || gpus < needed) {
    gpus = Math.ceil(needed / gpusPerMachine) * gpusPerMachine;
  }
  const machines = Math.ceil(gpus / gpusPerMachine);
  return ok({ gpus, machines, stateBytes: state, activationBytes: example });
}
