import { fail, type Outcome, ok } from "@outlay/document";
import type { Accelerator } from "../facts/accelerator.ts";
import type { Architecture } from "../facts/architecture.ts";
import type { Adapters } from "./adapter-parameters.ts";
import { adapterParameters } from "./adapter-parameters.ts";
import { lostShare, usualCare } from "./lost-share.ts";
import type { TrainingMethod } from "./method.ts";
import {
  predictTraining,
  type TrainingInterval,
  type TrainingPrediction,
} from "./predict-training.ts";
import { usualStepTokens } from "./token-seconds.ts";
import type { TrainingCalibration } from "./training-calibration.ts";
import { fitTraining, type TrainingDoesNotFit, usableTrainingBytes } from "./training-fit.ts";
import {
  type TrainingMemory,
  type TrainingOptimizer,
  type TrainingSharding,
  trainingMemory,
} from "./training-memory.ts";
import { type TrainingPrecision, type TrainingSoftware, usualSoftware } from "./training-setup.ts";

/** A training run that somebody wants, on one kind of part. */
export interface TrainingWish {
  readonly model: Architecture;
  readonly method: TrainingMethod;
  readonly gpu: Accelerator;
  /** GPUs; the fewest that hold it where left out. */
  readonly gpus?: number;
  /** GPUs of one machine as it is sold. */
  readonly gpusPerMachine: number;
  /** Tokens that are learnt from: of all examples × epochs, without padding. */
  readonly tokens: number;
  readonly sequenceTokens: number;
  /** Tokens of padding for each token of an example; 0 where examples are packed. */
  readonly padding: number;
  readonly microBatch?: number;
  readonly recompute: boolean;
  readonly optimizer: TrainingOptimizer;
  readonly adapters?: Adapters;
  readonly precision: TrainingPrecision;
  readonly software?: TrainingSoftware;
  readonly evaluationShare: number;
  /** Gigabytes a second between machines, for one GPU. Absent: as in `TrainingSetup`. */
  readonly networkGbPerS?: number;
}

/** How a wished run goes. */
export interface TrainingOn {
  readonly gpus: number;
  readonly microBatch: number;
  readonly sharding: TrainingSharding;
  /** On each GPU. */
  readonly memory: TrainingMemory;
  /** Bytes of a GPU that a run may fill. */
  readonly usableBytes: number;
  readonly prediction: TrainingPrediction;
  /** Of the hours: what saving and failures add. */
  readonly lostShare: number;
  /** GPU hours with that. */
  readonly gpuHours: TrainingInterval;
  /** Hours from start to end: GPU hours ÷ GPUs. */
  readonly hours: TrainingInterval;
}

/** Why a wished run does not go. */
export type TrainingImpossible =
  | TrainingDoesNotFit
  | {
      readonly code: "too-few-gpus";
      readonly gpus: number;
      /** Bytes on each GPU, and those it has for it. */
      readonly bytes: number;
      readonly usableBytes: number;
      /** The fewest GPUs that hold it. */
      readonly needed: number;
    }
  /** More GPUs were asked for than there are sequences: the others would have no work at all. */
  | { readonly code: "too-many-gpus"; readonly gpus: number; readonly sequences: number };

/**
 * How a run goes on `gpus` parts, or why it does not. LoRA beside weights that fit on each GPU is not
 * sharded; all else is spread over all GPUs. As many examples are computed at a time as make the usual step
 * of the software, fewer where memory ends before. No GPU computes less than one sequence: more GPUs than there are
 * sequences are refused, unless memory needs them.
 */
export function trainOn(
  calibration: TrainingCalibration,
  wish: TrainingWish,
): Outcome<TrainingOn, TrainingImpossible> {
  const { model, method, gpu, sequenceTokens, recompute, optimizer, adapters } = wish;
  const fewest = fitTraining({
    model,
    method,
    gpu,
    gpusPerMachine: wish.gpusPerMachine,
    exampleTokens: sequenceTokens,
    microBatch: wish.microBatch ?? 1,
    recompute,
    optimizer,
    ...(adapters === undefined ? {} : { adapters }),
  });
  if (!fewest.ok) return fewest;
  const gpus = wish.gpus ?? fewest.value.gpus;
  const tokens = wish.tokens * (1 + wish.padding);
  const sequences = Math.max(1, Math.ceil(tokens / sequenceTokens));
  if (gpus > Math.max(sequences, fewest.value.gpus)) {
    return fail({ code: "too-many-gpus", gpus, sequences });
  }
  const usableBytes = usableTrainingBytes(gpu);
  const memoryWith = (microBatch: number, sharding: TrainingSharding): TrainingMemory =>
    trainingMemory({
      model,
      method,
      gpus,
      sequenceTokens,
      microBatch,
      recompute,
      optimizer,
      sharding,
      ...(adapters === undefined ? {} : { adapters }),
    });
  const fits = ({ total }: TrainingMemory): boolean => total <= usableBytes;

  const software = wish.software ?? usualSoftware(method);
  const usual = Math.max(1, Math.floor(usualStepTokens[software] / sequenceTokens));
  const first = wish.microBatch ?? 1;
  const sharding: TrainingSharding =
    gpus === 1 || (method !== "full" && fits(memoryWith(first, "none"))) ? "none" : "weights";
  let microBatch = wish.microBatch ?? usual;
  while (microBatch > first && !fits(memoryWith(microBatch, sharding))) microBatch -= 1;
  const memory = memoryWith(microBatch, sharding);
  if (!fits(memory)) {
    return fail({
      code: "too-few-gpus",
      gpus,
      bytes: memory.total,
      usableBytes,
      needed: fewest.value.gpus,
    });
  }
  const prediction = predictTraining(
    calibration,
    {
      model,
      method,
      gpu,
      gpus,
      gpusPerMachine: Math.max(wish.gpusPerMachine, 1),
      sequenceTokens,
      microBatch,
      precision: wish.precision,
      recompute,
      sharded: sharding === "weights",
      evaluationShare: wish.evaluationShare,
      ...(wish.networkGbPerS === undefined ? {} : { networkGbPerS: wish.networkGbPerS }),
      ...(wish.software === undefined ? {} : { software: wish.software }),
      ...(adapters === undefined ? {} : { adapters: adapterParameters(model, adapters) }),
    },
    // A GPU that has work has a whole sequence: more GPUs than sequences wait, and are paid.
    Math.max(tokens, gpus * sequenceTokens),
  );
  const lost = lostShare({ gpus, ...usualCare });
  const times = ({ low, likely, high }: TrainingInterval, by: number): TrainingInterval => ({
    low: low * by,
    likely: likely * by,
    high: high * by,
  });
  const gpuHours = times(prediction.gpuHours, 1 + lost);
  return ok({
    gpus,
    microBatch,
    sharding,
    memory,
    usableBytes,
    prediction,
    lostShare: lost,
    gpuHours,
    hours: times(gpuHours, 1 / gpus),
  });
}
