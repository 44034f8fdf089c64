import { type Architecture, attentionLayers } from "../facts/architecture.ts";
import { adapterShare, type TrainingMethod } from "./method.ts";

type Shape = Pick<
  Architecture,
  "layers" | "hidden" | "attention" | "heads" | "vocabulary" | "tiedEmbeddings" | "activeParameters"
>;

/**
 * Parameters that one token is multiplied with: all that it touches, less the table of words it is looked
 * up in. Where that table is the output layer too (tied), it is multiplied with and counts.
 *
 * @returns parameters; all active ones where the catalog does not say how many words there are
 * @example
 * const model = { activeParameters: 8e9, hidden: 4096, vocabulary: 128_256 };
 * computedParameters(model) // => 7474663424
 * computedParameters({ ...model, tiedEmbeddings: true }) // => 8e9
 */
export function computedParameters(
  model: Pick<Architecture, "activeParameters" | "hidden" | "vocabulary" | "tiedEmbeddings">,
): number {
  if (model.tiedEmbeddings === true || model.vocabulary === undefined) {
    return model.activeParameters;
  }
  return Math.max(0, model.activeParameters - model.vocabulary * model.hidden);
}

/**
 * Times that a token passes through the weights in training, each of 2 operations a parameter: forward, the
 * gradients of what the layers were given, and those of the weights where all are trained.
 *
 * @example
 * weightPasses("full") // => 3
 * weightPasses("lora") // => 2
 */
export const weightPasses = (method: TrainingMethod): number => (method === "full" ? 3 : 2);

/**
 * Operations of one token in matrices with weights.
 *
 * 2 × computed parameters × (passes + recomputing) + 6 × parameters of adapters
 *
 * @param recomputing forward passes that are done again: 0, or about 1
 * @param adapters parameters of adapters; 1 % of the model's where left out
 */
export function matrixOperations(
  model: Shape,
  method: TrainingMethod,
  recomputing: number,
  adapters: number = adapterShare * model.activeParameters,
): number {
  const frozen = 2 * computedParameters(model) * (weightPasses(method) + recomputing);
  return method === "full" ? frozen : frozen + 6 * adapters;
}

/** Products of attention in training, in those of its forward pass: 1, and 2.5 back (arXiv 2205.14135). */
const attentionPasses = 3.5;

/**
 * Operations of one token in attention: with half of a sequence behind a token on average, 2 × layers ×
 * width × length forward (scores and values, 2 each), and 2.5 times as much back. Layers that see a window
 * count its length, layers that keep a state count none.
 *
 * @param recomputing forward passes that are done again: 0, or about 1
 * @example
 * const shape = { layers: 32, hidden: 4096, attention: { kind: "heads", kvHeads: 32, headDim: 128 } };
 * attentionOperations({ ...shape, heads: 32, activeParameters: 7e9 }, 2048, 0) // => 1879048192
 */
export function attentionOperations(
  model: Shape,
  sequenceTokens: number,
  recomputing: number,
): number {
  const { attention } = model;
  const layers = attentionLayers(model);
  const width =
    attention.kind === "heads" && model.heads !== undefined
      ? model.heads * attention.headDim
      : model.hidden;
  const sliding = attention.kind === "heads" ? attention.sliding : undefined;
  const near = Math.min(layers, sliding?.layers ?? 0);
  // A window of w is full from token w on: a token sees w (1 − w / 2s) of them on average.
  const window = Math.min(sliding?.window ?? 0, sequenceTokens);
  const seen = window === 0 ? 0 : window * (1 - window / (2 * sequenceTokens));
  const tokens = (layers - near) * (sequenceTokens / 2) + near * seen;
  return 4 * width * tokens * (attentionPasses + recomputing);
}
