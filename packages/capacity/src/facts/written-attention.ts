import { type Shape, shape, type ValueOf } from "@outlay/document";
import type { Attention } from "./architecture.ts";
import { stateBytes } from "./linear-state.ts";

const count = shape.integer({ min: 1 });

/** `attention:` of a model as it is written, every key of both kinds optional. */
export const attentionShape: Shape<WrittenAttention> = shape.object({
  kind: shape.choice(["heads", "latent"], { doc: "latent: MLA; heads: all others." }),
  kv_heads: shape.optional(count),
  head_dim: shape.optional(count),
  sliding_layers: shape.optional(
    shape.integer({ min: 1, doc: "Layers that see the last `sliding_window` tokens only." }),
  ),
  sliding_window: shape.optional(count),
  sliding_kv_heads: shape.optional(
    shape.integer({ min: 1, doc: "Of the sliding layers, where they differ from the others." }),
  ),
  sliding_head_dim: shape.optional(count),
  latent_dim: shape.optional(
    shape.integer({ min: 1, doc: "kv_lora_rank + qk_rope_head_dim of the config." }),
  ),
  index_layers: shape.optional(
    shape.integer({ min: 1, doc: "Layers with an index of their own for sparse attention." }),
  ),
  index_dim: shape.optional(count),
  compressed: shape.optional(
    shape.list(shape.object({ layers: count, tokens: count }), {
      min: 1,
      doc: "Layers that keep one vector for so many tokens (DeepSeek V4); needs sliding_window.",
    }),
  ),
  linear: shape.optional(
    shape.object(
      {
        layers: count,
        heads: count,
        value_dim: count,
        key_dim: count,
        key_heads: count,
        kernel: count,
      },
      { doc: "Layers that keep a state instead of a cache: gated delta nets, Mamba." },
    ),
  ),
  plain_layers: shape.optional(
    shape.integer({ min: 1, doc: "Layers without attention and without state (Nemotron 3)." }),
  ),
});

/** What {@link attentionShape} reads. */
export interface WrittenAttention {
  readonly kind: "heads" | "latent";
  readonly kv_heads?: number;
  readonly head_dim?: number;
  readonly sliding_layers?: number;
  readonly sliding_window?: number;
  readonly sliding_kv_heads?: number;
  readonly sliding_head_dim?: number;
  readonly latent_dim?: number;
  readonly index_layers?: number;
  readonly index_dim?: number;
  readonly compressed?: readonly { readonly layers: number; readonly tokens: number }[];
  readonly linear?: {
    readonly layers: number;
    readonly heads: number;
    readonly value_dim: number;
    readonly key_dim: number;
    readonly key_heads: number;
    readonly kernel: number;
  };
  readonly plain_layers?: number;
}

/**
 * The attention that is written, as the formulas need it.
 *
 * @param layers of the whole model
 * @returns the attention, or in words what keeps it from being one
 */
export function attentionOf(a: ValueOf<typeof attentionShape>, layers: number): Attention | string {
  const special = (a.sliding_layers ?? 0) + (a.linear?.layers ?? 0) + (a.plain_layers ?? 0);
  if (special > layers) return "sliding, linear and plain layers are more than its layers";
  const hybrid = {
    ...(a.linear === undefined ? {} : { linear: linearOf(a.linear) }),
    ...(a.plain_layers === undefined ? {} : { plainLayers: a.plain_layers }),
  };
  if (a.kind === "latent") {
    if (a.latent_dim === undefined) return "latent attention needs latent_dim";
    if ((a.index_layers === undefined) !== (a.index_dim === undefined)) {
      return "an index needs both index_layers and index_dim";
    }
    const { compressed, sliding_window: window } = a;
    if ((compressed === undefined) !== (window === undefined)) {
      return "compressed latent attention needs sliding_window, and that is of no use without it";
    }
    if ((compressed ?? []).reduce((sum, each) => sum + each.layers, special) > layers) {
      return "compressed layers are more than its layers";
    }
    return {
      kind: "latent",
      latentDim: a.latent_dim,
      ...(compressed === undefined || window === undefined
        ? {}
        : { compressed: { layers: compressed, window } }),
      ...(a.index_layers === undefined || a.index_dim === undefined
        ? {}
        : { index: { layers: a.index_layers, dim: a.index_dim } }),
      ...hybrid,
    };
  }
  if (a.kv_heads === undefined || a.head_dim === undefined) {
    return "attention by heads needs kv_heads and head_dim";
  }
  const heads = { kind: "heads" as const, kvHeads: a.kv_heads, headDim: a.head_dim, ...hybrid };
  if (a.sliding_layers === undefined && a.sliding_window === undefined) return heads;
  if (a.sliding_layers === undefined || a.sliding_window === undefined) {
    return "attention by heads needs both or none of sliding_layers and sliding_window";
  }
  return {
    ...heads,
    sliding: {
      layers: a.sliding_layers,
      window: a.sliding_window,
      ...(a.sliding_kv_heads === undefined ? {} : { kvHeads: a.sliding_kv_heads }),
      ...(a.sliding_head_dim === undefined ? {} : { headDim: a.sliding_head_dim }),
    },
  };
}

const linearOf = (written: NonNullable<WrittenAttention["linear"]>) => ({
  layers: written.layers,
  stateBytes: stateBytes({
    heads: written.heads,
    valueDim: written.value_dim,
    keyDim: written.key_dim,
    keyHeads: written.key_heads,
    kernel: written.kernel,
  }),
});
