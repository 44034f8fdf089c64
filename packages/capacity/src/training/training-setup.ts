import type { Accelerator } from "../facts/accelerator.ts";
import type { Architecture } from "../facts/architecture.ts";
import type { TrainingMethod } from "./method.ts";

/**
 * How well the software of a run is tuned to its part:
 *
 * - `plain`: usual tools on one GPU or a few, layer by layer without compiling (Transformers with PEFT or
 *   DeepSpeed, litgpt); each layer takes a time of its own however little it computes
 * - `tuned`: sharded or compiled training with fused attention and full batches (llm-foundry, torchtune,
 *   Megatron)
 * - `vendor`: what makers of parts submit to MLPerf, tuned by hand for one model
 */
export const trainingSoftware = ["plain", "tuned", "vendor"] as const;

/** One of {@link trainingSoftware}. */
export type TrainingSoftware = (typeof trainingSoftware)[number];

/** Formats that matrices are multiplied in. */
export type TrainingPrecision = "bf16" | "fp8" | "fp4";

/** Everything that decides how fast a run goes. */
export interface TrainingSetup {
  readonly model: Architecture;
  readonly method: TrainingMethod;
  readonly gpu: Accelerator;
  /** GPUs that work on the run. */
  readonly gpus: number;
  /** GPUs that share a fast link; 8 where left out. */
  readonly gpusPerMachine?: number;
  /** Tokens of a sequence as it is computed: packed examples, or one example with its padding. */
  readonly sequenceTokens: number;
  /** Sequences that one GPU computes at a time; where left out, as many as make a few thousand tokens. */
  readonly microBatch?: number;
  /** Sequences of one optimizer step over all GPUs; fewer than GPUs means that sequences are split. */
  readonly batchSequences?: number;
  /** Absent: bf16. */
  readonly precision?: TrainingPrecision;
  /** Layers are computed a second time instead of kept in memory. Absent: yes. */
  readonly recompute?: boolean;
  /** Absent: not known; the usual of the method is taken, with a wider interval. */
  readonly software?: TrainingSoftware;
  /** Weights are spread over the GPUs (ZeRO 3, FSDP). Absent: when all weights are trained on several. */
  readonly sharded?: boolean;
  /** Tokens evaluated, forward only, for each token learnt from. Absent: none. */
  readonly evaluationShare?: number;
  /** Parameters of the adapters. Absent: 1 % of the model's. */
  readonly adapters?: number;
  /** Gigabytes a second between machines, for one GPU and one direction. Absent: 50, as 400 Gbit/s give. */
  readonly networkGbPerS?: number;
}

/**
 * The software that a method usually runs on when nobody says.
 *
 * @example
 * usualSoftware("qlora") // => "plain"
 * usualSoftware("full") // => "tuned"
 */
export const usualSoftware = (method: TrainingMethod): TrainingSoftware =>
  method === "full" ? "tuned" : "plain";
