import type { Arithmetic } from "../arithmetic.ts";
import type { Architecture } from "../facts/architecture.ts";
import { adapterShare, type TrainingMethod } from "./method.ts";

/**
 * Operations that training takes for one token, without attention.
 *
 * Forward, each parameter that a token touches is multiplied and added once: 2 operations. Backward
 * takes 2 for the gradient of what the layer was given, and 2 for the gradient of its weights:
 *
 * full        6 × active parameters (Kaplan et al., arXiv 2001.08361, section 2.1)
 * lora, qlora 4 × active parameters + 6 × those of the adapters: gradients pass through the frozen
 *             weights, but the weights themselves get none (arXiv 2106.09685)
 *
 * What is computed a second time to save memory is not counted: it makes training less efficient. Nor
 * is attention, 6 × layers × hidden × length of an example: 2 % more for an 8B model at 1,000 tokens,
 * 13 % at 8,000.
 *
 * @returns operations per token
 * @example
 * trainingOperations({ activeParameters: 8e9 }, "full") // => 48e9
 * Math.round(trainingOperations({ activeParameters: 8e9 }, "lora")) // => 32.48e9
 */
export const trainingOperations = (
  model: Pick<Architecture, "activeParameters">,
  method: TrainingMethod,
): number => model.activeParameters * (method === "full" ? 6 : 4 + 6 * adapterShare);

/** {@link trainingOperations} as a quantity. */
export const trainingOperationsPerToken = <T>(
  m: Arithmetic<T>,
  model: Pick<Architecture, "name" | "activeParameters">,
  method: TrainingMethod,
): T =>
  m.fact(
    "model",
    `${method}-training-operations`,
    "operation / token",
    method === "full"
      ? `Training all weights of ${model.name}, for one token: 6 × active parameters.`
      : `Training adapters of ${model.name}, for one token: 4 × active parameters, and 6 for each of the adapters' (1 % as many, assumed).`,
    trainingOperations(model, method),
  );
