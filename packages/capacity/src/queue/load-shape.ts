/** One request as the queue sees it. All are whole numbers of tokens. */
export interface RequestLengths {
  /** Tokens of the prompt, cached ones included. */
  readonly promptTokens: number;
  /** Tokens of the prompt that must be read; at most `promptTokens`. */
  readonly newPromptTokens: number;
  /** Tokens written, 1 or more; reasoning included. */
  readonly outputTokens: number;
}

/**
 * How long requests are.
 *
 * - `fixed`: all alike
 * - `lognormal`: prompts and outputs vary on their own, each lognormal with the mean of `mean` and the
 *   stated coefficient of variation (standard deviation ÷ mean); the cached share is that of `mean`
 * - `observed`: requests of a trace, each as likely as the others, so that what goes together stays together
 */
export type Lengths =
  | { readonly kind: "fixed"; readonly mean: RequestLengths }
  | {
      readonly kind: "lognormal";
      readonly mean: RequestLengths;
      readonly promptVariation: number;
      readonly outputVariation: number;
    }
  | { readonly kind: "observed"; readonly requests: readonly RequestLengths[] };

/** What a replica is asked to serve, whatever the rate. */
export interface LoadShape {
  readonly lengths: Lengths;
  /**
   * New prompt tokens that the engine reads in one iteration at most (vLLM: `max_num_batched_tokens`,
   * TensorRT-LLM: `max_num_tokens`). Absent: {@link usualChunkTokens}.
   */
  readonly chunkTokens?: number;
}

/** Prompt tokens per iteration by default: TensorRT-LLM's, and vLLM's on H100-class parts. */
export const usualChunkTokens = 8192;
