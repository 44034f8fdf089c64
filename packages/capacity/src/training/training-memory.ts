import type { Architecture } from "../facts/architecture.ts";
import { bytesPerParameter } from "../facts/precision.ts";
import { reservedBytesPerGpu } from "../memory/free-memory.ts";
import { type Adapters, adapterParameters } from "./adapter-parameters.ts";
import { adapterShare, type TrainingMethod } from "./method.ts";

/** Bytes of a parameter that is trained with Adam: 2 for it, 2 for its gradient, 12 in 32 bits for a copy and two moments (ZeRO, arXiv 1910.02054). */
export const trainedParameterBytes = 16;

/** Words that a model knows, where its facts do not say. Assumption: Llama 3 has 128 thousand, Qwen 152. */
const usualVocabulary = 150_000;

/**
 * How the optimizer holds its state:
 *
 * - `adam`: two moments and a copy of the weights, in 32 bits each
 * - `adam-16bit`: two moments in 16 bits, no copy
 * - `adam-8bit`: two moments in 8 bits (arXiv 2110.02861), no copy
 * - `adam-4bit`: two moments in 4 bits (arXiv 2309.01507), no copy
 */
export const optimizers = ["adam", "adam-16bit", "adam-8bit", "adam-4bit"] as const;

/** One of {@link optimizers}. */
export type TrainingOptimizer = (typeof optimizers)[number];

/** Bytes of a trained parameter beside itself and its gradient. */
const optimizerBytes: Readonly<
  Record<TrainingOptimizer, { readonly moments: number; readonly copy: number }>
> = {
  adam: { moments: 8, copy: 4 },
  "adam-16bit": { moments: 4, copy: 0 },
  "adam-8bit": { moments: 2, copy: 0 },
  "adam-4bit": { moments: 1, copy: 0 },
};

/**
 * What is spread over the GPUs instead of held by each (ZeRO 0 to 3; FSDP is `weights`). Each includes those
 * before it.
 */
export const shardings = ["none", "optimizer", "gradients", "weights"] as const;

/** One of {@link shardings}. */
export type TrainingSharding = (typeof shardings)[number];

/** What decides how much memory a run takes on each GPU. */
export interface TrainingMemorySetup {
  readonly model: Architecture;
  readonly method: TrainingMethod;
  readonly gpus: number;
  /** Tokens of a sequence as it is computed. */
  readonly sequenceTokens: number;
  /** Sequences at a time. Absent: one. */
  readonly microBatch?: number;
  /** Layers are computed again instead of kept. Absent: yes. */
  readonly recompute?: boolean;
  /** Absent: `adam`. */
  readonly optimizer?: TrainingOptimizer;
  /** Absent: `weights` on several GPUs. */
  readonly sharding?: TrainingSharding;
  /** Absent: adapters of 1 % of the model. */
  readonly adapters?: Adapters;
  /** Scores of words are made an eighth of the sequence at a time. Absent: all at once. */
  readonly chunkedLoss?: boolean;
}

/** Bytes on each GPU. */
export interface TrainingMemory {
  readonly weights: number;
  readonly gradients: number;
  /** Moments, and the copy in 32 bits where there is one. */
  readonly optimizer: number;
  readonly activations: number;
  /** What the tools keep for themselves. */
  readonly reserved: number;
  readonly total: number;
}

/**
 * Memory of a training run on each GPU, in bytes: weights, gradients, optimizer, activations and what the
 * tools keep. It never falls with a longer sequence, a larger batch or a higher rank.
 */
export function trainingMemory(setup: TrainingMemorySetup): TrainingMemory {
  const { model, method, gpus, optimizer = "adam" } = setup;
  const sharding = shardings.indexOf(setup.sharding ?? (gpus > 1 ? "weights" : "none"));
  const over = (level: number, bytes: number): number => (sharding >= level ? bytes / gpus : bytes);
  const adapters = method === "full" ? 0 : adapterParameters(model, setup.adapters);
  const trained = method === "full" ? model.parameters : adapters;
  const { moments, copy } = optimizerBytes[optimizer];
  const weights = over(3, heldBytes(model, method) + 2 * adapters);
  const gradients = over(2, 2 * trained);
  const state = over(1, (moments + copy) * trained);
  const tokens = (setup.microBatch ?? 1) * setup.sequenceTokens;
  const computed =
    setup.recompute === false ? keptActivationBytes(model, tokens) : activationBytes(model, tokens);
  const inChunks = setup.chunkedLoss === true ? (7 / 8) * tokens * scoresOf(model) : 0;
  const activations = computed - inChunks;
  const reserved = reservedBytesPerGpu;
  return {
    weights,
    gradients,
    optimizer: state,
    activations,
    reserved,
    total: weights + gradients + state + activations + reserved,
  };
}

/** Bytes of the model's own weights: 16 bits, or 4 bits save for the words in and out. */
function heldBytes(
  model: Pick<Architecture, "parameters" | "hidden" | "vocabulary" | "tiedEmbeddings">,
  method: TrainingMethod,
): number {
  const { parameters, hidden } = model;
  const held = bytesPerParameter("bf16");
  if (method !== "qlora") return held * parameters;
  const tables = model.tiedEmbeddings === true ? 1 : 2;
  const words = Math.min(parameters, tables * (model.vocabulary ?? usualVocabulary) * hidden);
  return bytesPerParameter("int4") * (parameters - words) + held * words;
}

/**
 * Bytes of weights, gradients and optimizer, over all GPUs together, with Adam in 32 bits.
 *
 * full   16 × parameters
 * lora    2 × parameters + 16 × those of the adapters
 * qlora   as lora, but 4 bits and their scales for each parameter, save those of the words (in and out)
 *
 * @returns bytes
 * @example
 * trainingStateBytes({ parameters: 8e9, hidden: 4096 }, "full") // => 128e9
 * trainingStateBytes({ parameters: 8e9, hidden: 4096 }, "lora") // => 17.28e9
 */
export function trainingStateBytes(
  model: Pick<Architecture, "parameters" | "hidden" | "vocabulary" | "tiedEmbeddings">,
  method: TrainingMethod,
): number {
  if (method === "full") return trainedParameterBytes * model.parameters;
  return heldBytes(model, method) + trainedParameterBytes * adapterShare * model.parameters;
}

/** Bytes of what the model says of one token, a word each: scores in 16 and in 32 bits, and their gradient. */
const scoresOf = ({ vocabulary = usualVocabulary }: Pick<Architecture, "vocabulary">): number =>
  10 * vocabulary;

/** Bytes of the inside of one layer for each token and unit of width (arXiv 2205.05198). */
const insideBytes = 34;

/**
 * Bytes that one example of `tokens` takes on its GPU while it is learnt, when layers are computed a
 * second time instead of kept: what each layer was given (2 × hidden), the inside of one layer
 * (34 × hidden, arXiv 2205.05198), and what the model said of each word (10 a word: scores in 16 and
 * in 32 bits, and their gradient).
 *
 * @returns bytes; against measured ones see `training-fit.test.ts`
 */
export const activationBytes = (
  model: Pick<Architecture, "layers" | "hidden" | "vocabulary">,
  tokens: number,
): number =>
  tokens * (2 * model.layers * model.hidden + insideBytes * model.hidden + scoresOf(model));

/** The same when the inside of each layer is kept. */
export const keptActivationBytes = (
  model: Pick<Architecture, "layers" | "hidden" | "vocabulary">,
  tokens: number,
): number => tokens * (insideBytes * model.layers * model.hidden + scoresOf(model));
