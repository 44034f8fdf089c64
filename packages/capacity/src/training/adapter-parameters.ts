import { type Architecture, attentionLayers, expertParameters } from "../facts/architecture.ts";
import { adapterShare } from "./method.ts";

/** Which layers have adapters: queries and values only, all of attention, or all matrices. */
export const adapterTargets = ["query-value", "attention", "all"] as const;

/** One of {@link adapterTargets}. */
export type AdapterTargets = (typeof adapterTargets)[number];

/** Adapters of a LoRA run. */
export interface Adapters {
  readonly rank: number;
  readonly targets: AdapterTargets;
}

/**
 * Parameters of the adapters of a model: for each matrix of a × b that has one, rank × (a + b)
 * (arXiv 2106.09685). The widths of the feed-forward layers follow from what the model has of parameters
 * beside attention and words: three matrices a layer, and as many for each expert.
 *
 * @param adapters absent: 1 % of the active parameters are taken
 * @example
 * // Llama 2 7B, rank 8 on queries and values: 32 layers × 2 × 8 × (4096 + 4096)
 * const model = {
 *   parameters: 6738415616,
 *   activeParameters: 6738415616,
 *   layers: 32,
 *   hidden: 4096,
 *   heads: 32,
 *   vocabulary: 32000,
 *   attention: { kind: "heads", kvHeads: 32, headDim: 128 },
 * };
 * adapterParameters(model, { rank: 8, targets: "query-value" }) // => 4194304
 */
export function adapterParameters(
  model: Pick<
    Architecture,
    | "parameters"
    | "activeParameters"
    | "layers"
    | "hidden"
    | "heads"
    | "vocabulary"
    | "tiedEmbeddings"
    | "attention"
    | "experts"
  >,
  adapters: Adapters | undefined,
): number {
  if (adapters === undefined) return adapterShare * model.activeParameters;
  const { rank, targets } = adapters;
  const { hidden, layers, attention } = model;
  const queries =
    attention.kind === "heads" && model.heads !== undefined
      ? model.heads * attention.headDim
      : hidden;
  const keys = attention.kind === "heads" ? attention.kvHeads * attention.headDim : hidden;
  const seeing = attentionLayers(model);
  const queryValue = seeing * (hidden + queries + (hidden + keys));
  if (targets === "query-value") return rank * queryValue;
  const attentionAll = 2 * queryValue;
  if (targets === "attention") return rank * attentionAll;
  const words = (model.vocabulary ?? 0) * hidden * (model.tiedEmbeddings === true ? 1 : 2);
  const weightsOfAttention = seeing * 2 * hidden * (queries + keys);
  const routed = expertParameters(model);
  const dense = Math.max(0, model.parameters - words - weightsOfAttention - routed);
  // Three matrices of hidden × width: the widths of all layers together.
  const widths = dense / (3 * hidden);
  const experts = model.experts?.total ?? 0;
  return (
    rank * (attentionAll + 3 * (layers * hidden + widths)) +
    rank * 3 * (layers * experts * hidden + routed / (3 * hidden))
  );
}
