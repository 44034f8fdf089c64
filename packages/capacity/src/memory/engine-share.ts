/** How an engine shares out the memory of a GPU. */
export interface EngineShare {
  /**
   * What its share is a share of:
   * - `all`: weights, cache, libraries and the longest iteration (vLLM's `gpu_memory_utilization`)
   * - `static`: weights, cache and libraries (SGLang's `mem_fraction_static`)
   * - `rest`: what all others leave to the cache (TensorRT-LLM's `free_gpu_memory_fraction`)
   */
  readonly of: "all" | "static" | "rest";
  /** The share unless somebody says otherwise. */
  readonly share: number;
  /** Tokens of cache that are handed out together. */
  readonly page: number;
  /** Bytes for each logit of the longest iteration. */
  readonly logitBytes: number;
  /** GiB of libraries beside the tensors, for one GPU and for each of several. */
  readonly aloneGib: number;
  readonly severalGib: number;
}

/**
 * Defaults of the engines. The libraries are what public logs say: vLLM 0.05 to 0.35 GiB outside torch;
 * SGLang 1.8 to 2.0 on each of eight GPUs once they know of each other. Of TensorRT-LLM no log was found:
 * SGLang's stand in.
 */
const vllm: EngineShare = {
  of: "all",
  share: 0.9,
  page: 16,
  logitBytes: 44,
  aloneGib: 0.15,
  severalGib: 0.3,
};

const shares: ReadonlyMap<string, EngineShare> = new Map([
  ["vllm", vllm],
  ["sglang", { of: "static", share: 0.88, page: 1, logitBytes: 8, aloneGib: 0.5, severalGib: 2 }],
  ["trtllm", { of: "rest", share: 0.9, page: 32, logitBytes: 8, aloneGib: 0.5, severalGib: 2 }],
]);

/**
 * How an engine shares out memory; as vLLM does where the engine is not known.
 *
 * @example
 * engineShare("trtllm").of // => "rest"
 * engineShare(undefined).share // => 0.9
 */
export const engineShare = (engine: string | undefined): EngineShare =>
  shares.get(engine ?? "") ?? vllm;
