/**
 * One word for the spellings of a serving engine.
 *
 * @returns undefined for an empty cell
 * @example
 * engineName("TensorRT-LLM") // => "trtllm"
 * engineName("vLLM") // => "vllm"
 * engineName("") // => undefined
 */
export function engineName(text: string): string | undefined {
  const word = text.trim().toLowerCase();
  if (word === "") return undefined;
  const plain = word.replaceAll(/[-_ ]/g, "");
  return spellings[plain] ?? word;
}

const spellings: Readonly<Record<string, string>> = {
  tensorrtllm: "trtllm",
  trtllm: "trtllm",
  tensorrt: "trtllm",
  vllm: "vllm",
  sglang: "sglang",
  sgl: "sglang",
  textgenerationinference: "tgi",
  tgi: "tgi",
  llamacpp: "llama.cpp",
};
