import type { Architecture } from "../facts/architecture.ts";
import { bytesPerParameter } from "../facts/precision.ts";
import { adapterShare, type TrainingMethod } from "./method.ts";

/** Bytes of a parameter that is trained with Adam: 2 for it, 2 for its gradient, 12 in 32 bits for a copy and two moments (ZeRO, arXiv 1910.02054). */
export const trainedParameterBytes = 16;

/** Words that a model knows, where its facts do not say. Assumption: Llama 3 has 128 thousand, Qwen 152. */
const vocabulary = 150_000;

/**
 * Bytes of weights, gradients and optimizer, over all GPUs together.
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
  model: Pick<Architecture, "parameters" | "hidden">,
  method: TrainingMethod,
): number {
  const { parameters, hidden } = model;
  if (method === "full") return trainedParameterBytes * parameters;
  const adapters = trainedParameterBytes * adapterShare * parameters;
  const held = bytesPerParameter("bf16");
  if (method === "lora") return held * parameters + adapters;
  const words = Math.min(parameters, 2 * vocabulary * hidden);
  return bytesPerParameter("int4") * (parameters - words) + held * words + adapters;
}

/**
 * Bytes that one example of `tokens` takes on its GPU while it is learnt, when layers are computed a
 * second time instead of kept: what each layer was given (2 × hidden), the inside of one layer
 * (34 × hidden, arXiv 2205.05198), and what the model said of each word (10 a word: scores in 16 and
 * in 32 bits, and their gradient).
 *
 * @returns bytes; against measured ones see `training-fit.test.ts`
 */
export const activationBytes = (
  model: Pick<Architecture, "layers" | "hidden">,
  tokens: number,
): number => tokens * (2 * model.layers * model.hidden + 34 * model.hidden + 10 * vocabulary);
