/** Makers that names begin with: `Meta-Llama-3-8B`, `NVIDIA-Nemotron-3-Nano`, `meta.llama3-1-70b`. */
const makers = /^(meta|nvidia|google|microsoft|mistralai|openai|amazon|ibm)[-_. ](?=.)/;

/** Ends that tell of the packing: a second quantised version, a version of a seller, a file format. */
const ends = /(?<=fp[48])-v\d+$|[-_]v\d+:\d+$|[-_.]q\d(_[a-z0-9]+)*$|:[a-z]+$/;

/** Parts of a name that say how weights are held or for what they were tuned, never which shape they have. */
const beside: ReadonlySet<string> = new Set([
  ...["instruct", "chat", "it", "base", "hf", "pt", "sft", "dpo", "turbo", "preview"],
  ...["awq", "gptq", "gguf", "ggml", "mlx", "bnb", "marlin", "quantized", "quant", "kv", "kvcache"],
  ...["dynamic", "static", "block", "pertensor", "perchannel", "mixed", "precision", "autoround"],
]);

const format = /^((nv|mx)?fp(4|8|16|32)|bf16|int[48]|nf4|w\d+a\d+(kv\d+)?|[48]bits?)$/;

/**
 * What is left of a model's name to tell its shape by: without the maker's folder, case, punctuation, the
 * number format and words such as `Instruct`. Two names of one shape are equal; sizes and versions stay.
 *
 * @example
 * plainName("meta-llama/Llama-3.1-70B-Instruct") // => "llama 3 1 70b"
 * plainName("nvidia/Llama-3.1-70B-Instruct-FP8") // => "llama 3 1 70b"
 * plainName("Qwen3-235B-A22B-FP8") // => "qwen 3 235b a 22b"
 */
export function plainName(name: string): string {
  const last = name
    .slice(name.lastIndexOf("/") + 1)
    .toLowerCase()
    .trim();
  return last
    .replace(ends, "")
    .replace(makers, "")
    .split(/[-_\s,()]+/)
    .filter((part) => !beside.has(part) && !format.test(part))
    .flatMap((part) => part.split(/[^a-z0-9+]+|(?<=[a-z])(?=\d)/))
    .filter((part) => part !== "")
    .join(" ");
}
