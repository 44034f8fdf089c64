import type { Precision } from "./precision.ts";
import type { Provenance } from "./provenance.ts";

/** Layers that see only the last `window` tokens, with heads of their own where they differ. */
export interface Sliding {
  readonly layers: number;
  readonly window: number;
  /** Absent: as in the other layers. */
  readonly kvHeads?: number;
  readonly headDim?: number;
}

/**
 * Layers that keep a state of a fixed size instead of a cache that grows: gated delta nets (Qwen3.5),
 * Mamba (Nemotron 3), Kimi's delta attention.
 */
export interface LinearAttention {
  readonly layers: number;
  /**
   * Bytes that one sequence keeps in one such layer, whatever its length: the state in float32 and
   * the last inputs of its convolution in bf16. `stateBytes` of `linear-state.ts` computes it.
   */
  readonly stateBytes: number;
}

/** Layers of latent attention that keep less than a vector a token. */
export interface Compressed {
  /** Layers by how many tokens a vector stands for. */
  readonly layers: readonly { readonly layers: number; readonly tokens: number }[];
  /** Last tokens of which every layer keeps the vectors too. */
  readonly window: number;
}

/** What both kinds of attention may have beside them. */
interface Hybrid {
  /** Absent: no layer keeps a state instead. */
  readonly linear?: LinearAttention;
  /** Layers without attention and without state, of experts only (Nemotron 3); absent: none. */
  readonly plainLayers?: number;
}

/**
 * How attention keeps what it has read.
 *
 * - `heads`: a key and a value per kv head: MHA (kvHeads = heads), GQA (fewer) and MQA (one)
 * - `latent`: MLA: one compressed vector and one rotary key per token and layer, whatever the heads
 */
export type Attention = Hybrid &
  (
    | {
        readonly kind: "heads";
        /** Heads that share no key: 8 for Llama 3, all heads for MHA, 1 for MQA. */
        readonly kvHeads: number;
        /** Numbers per head in a key or value. */
        readonly headDim: number;
        /** Absent when all layers see all. */
        readonly sliding?: Sliding;
      }
    | {
        readonly kind: "latent";
        /** Numbers per token and layer: kv_lora_rank + qk_rope_head_dim (512 + 64 for DeepSeek V3). */
        readonly latentDim: number;
        /**
         * Keys by which sparse attention finds the tokens it looks at (DeepSeek V3.2, GLM-5): numbers
         * per token in each of these layers, beside the latent vector.
         */
        readonly index?: { readonly layers: number; readonly dim: number };
        /**
         * Layers that keep one vector for so many tokens (DeepSeek V4), and beside it those of the last tokens
         * in every layer; absent: all layers keep one for each token.
         */
        readonly compressed?: Compressed;
      }
  );

/**
 * What the serving formulas need to know of an open model. All of it is in the model's config file.
 * How it is written in the catalog: `read-open-models.ts`.
 */
export interface Architecture extends Provenance {
  readonly id: string;
  readonly name: string;
  /** Other names of the same shape and context, such as measurements use; `modelNamed` knows them. */
  readonly aliases?: readonly string[];
  /**
   * Why it is no candidate: it is taken only where it is named. Older models are kept so that published
   * measurements of them can be read.
   */
  readonly namedOnly?: string;
  /** The shape is guessed from the counts of parameters (`architectureFromCounts`): intervals are wider. */
  readonly guessed?: true;
  /** Parameters, embeddings included (a count, not billions). */
  readonly parameters: number;
  /** Parameters that one token touches; equals `parameters` for a dense model. */
  readonly activeParameters: number;
  readonly layers: number;
  /** Width of the residual stream. */
  readonly hidden: number;
  readonly attention: Attention;
  /** Query heads; absent where the catalog does not say. */
  readonly heads?: number;
  /** Entries of the tokenizer; absent where the catalog does not say. */
  readonly vocabulary?: number;
  /** The input and the output embedding are one table. */
  readonly tiedEmbeddings?: boolean;
  /** Routed experts per layer and how many a token visits; absent for a dense model. */
  readonly experts?: { readonly total: number; readonly perToken: number };
  /** Longest context in tokens. */
  readonly context: number;
  /** Format of the published weights. */
  readonly precision: Precision;
  /** Licence of the weights, by its name; absent: the catalog does not say. */
  readonly license?: string;
}

/**
 * Layers that look back at more than a fixed state: all but linear ones and those without attention.
 *
 * @example
 * const attention = { kind: "heads", kvHeads: 2, headDim: 256, linear: { layers: 36, stateBytes: 1 } };
 * attentionLayers({ layers: 48, attention }) // => 12
 */
export const attentionLayers = ({
  layers,
  attention: { linear, plainLayers = 0 },
}: Pick<Architecture, "layers" | "attention">): number =>
  layers - (linear?.layers ?? 0) - plainLayers;

/**
 * Parameters that belong to routed experts, derived from the two published counts:
 * total − active = expert × (1 − perToken / experts).
 *
 * @returns parameters; 0 for a dense model
 * @example
 * const dense = { parameters: 8e9, activeParameters: 8e9 };
 * expertParameters(dense) // => 0
 * expertParameters({ parameters: 46e9, activeParameters: 13e9, experts: { total: 8, perToken: 2 } }) // => 44e9
 */
export function expertParameters(
  model: Pick<Architecture, "parameters" | "activeParameters" | "experts">,
): number {
  if (model.experts === undefined) return 0;
  const idle = 1 - model.experts.perToken / model.experts.total;
  return (model.parameters - model.activeParameters) / idle;
}
