/** Bytes of a number of the state, kept in float32, and of the convolution's inputs, in bf16. */
const [stateNumber, inputNumber] = [4, 2];

/** A layer of linear attention as a config file tells of it. */
export interface LinearLayer {
  /** `linear_num_value_heads`, `mamba_num_heads` or `num_heads` of Kimi's delta attention. */
  readonly heads: number;
  /** Numbers of a head's value: `linear_value_head_dim`, `mamba_head_dim`. */
  readonly valueDim: number;
  /** Numbers of a head's key, or of the state beside each value: `linear_key_head_dim`, `ssm_state_size`. */
  readonly keyDim: number;
  /** Groups of heads that share a key: `linear_num_key_heads`, `n_groups` of Mamba. */
  readonly keyHeads: number;
  /** Tokens that the convolution before it sees: `linear_conv_kernel_dim`, `conv_kernel`; usually 4. */
  readonly kernel: number;
}

/**
 * Bytes that one sequence keeps in a layer of linear attention, whatever its length.
 *
 * heads × key size × value size × 4, one matrix a head (arXiv 2412.06464, arXiv 2405.21060), and the
 * kernel − 1 last inputs of the convolution, 2 × key heads × key size + heads × value size wide, × 2
 *
 * @example
 * stateBytes({ heads: 32, valueDim: 128, keyDim: 128, keyHeads: 16, kernel: 4 }) // => 2146304
 */
export const stateBytes = ({ heads, valueDim, keyDim, keyHeads, kernel }: LinearLayer): number =>
  heads * keyDim * valueDim * stateNumber +
  (kernel - 1) * (2 * keyHeads * keyDim + heads * valueDim) * inputNumber;
