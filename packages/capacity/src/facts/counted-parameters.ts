import type { WrittenAttention } from "./written-attention.ts";

/** What parameters are counted from, as an entry of `models/open.yaml` has it. */
export interface CountedFrom {
  readonly layers: number;
  readonly hidden: number;
  readonly heads?: number;
  readonly vocabulary?: number;
  readonly attention: WrittenAttention;
  readonly experts?: { readonly total: number; readonly per_token: number };
  readonly feed_forward?: {
    /** Width of a layer without experts. */
    readonly dense?: number;
    /** Width of one expert. */
    readonly expert?: number;
    /** Width of what every token passes beside its experts. */
    readonly shared?: number;
    /** Layers without experts in a model that has them. */
    readonly dense_layers?: number;
    /** The input and the output embedding are one. */
    readonly tied?: boolean;
    /** Layers have two matrices, not three: no gate beside the way up (GPT-J, OPT, MPT, Falcon). */
    readonly ungated?: boolean;
  };
}

/**
 * Parameters counted from the shape of a model: all, and those that one token touches.
 *
 * embeddings: vocabulary × hidden, twice unless tied
 * attention:  hidden × head size × 2 × (heads + kv heads) a layer
 * dense:      3 × hidden × width a layer (gate, up and down), 2 × without a gate
 * experts:    3 × hidden × width for each expert and for the shared width, hidden × experts to choose
 *
 * Norms, biases, encoders of images and layers that predict ahead are left out, 1 % or so.
 *
 * @returns undefined where the facts do not suffice: latent or linear attention, widths not told
 * @example
 * const llama8b = { layers: 32, hidden: 4096, heads: 32, vocabulary: 128256, feed_forward: { dense: 14336 },
 *   attention: { kind: "heads", kv_heads: 8, head_dim: 128 } };
 * countedParameters(llama8b) // => { all: 8029995008, active: 8029995008 }
 */
export function countedParameters(
  model: CountedFrom,
): { readonly all: number; readonly active: number } | undefined {
  const { layers, hidden, heads, vocabulary, attention, experts, feed_forward: widths } = model;
  const { kv_heads: kv, head_dim: size } = attention;
  if (widths === undefined || heads === undefined || vocabulary === undefined) return undefined;
  if (attention.kind === "latent" || kv === undefined || size === undefined) return undefined;
  if (attention.linear !== undefined || attention.plain_layers !== undefined) return undefined;

  const slides = attention.sliding_layers ?? 0;
  const perHead = (kvHeads: number, headDim: number): number =>
    2 * hidden * headDim * (heads + kvHeads);
  const fixed =
    vocabulary * hidden * (widths.tied === true ? 1 : 2) +
    (layers - slides) * perHead(kv, size) +
    slides * perHead(attention.sliding_kv_heads ?? kv, attention.sliding_head_dim ?? size);

  const denseLayers = experts === undefined ? layers : (widths.dense_layers ?? 0);
  if (denseLayers > 0 && widths.dense === undefined) return undefined;
  const matrices = widths.ungated === true ? 2 : 3;
  const dense = matrices * hidden * (widths.dense ?? 0) * denseLayers;
  if (experts === undefined) return { all: fixed + dense, active: fixed + dense };

  if (widths.expert === undefined) return undefined;
  const sparse = layers - denseLayers;
  const shared = sparse * hidden * (3 * (widths.shared ?? 0) + experts.total);
  const each = sparse * 3 * hidden * widths.expert;
  return {
    all: fixed + dense + shared + each * experts.total,
    active: fixed + dense + shared + each * experts.per_token,
  };
}
