import type { Precision } from "./precision.ts";

const words: readonly (readonly [RegExp, Precision])[] = [
  [/^(nv|mx)?fp4$/, "fp4"],
  [/^fp8$/, "fp8"],
  [/^(int8|w8a8|w8a16|8bits?)$/, "int8"],
  [/^(int4|nf4|w4a16|w4a8|awq|gptq|4bits?)$/, "int4"],
  [/^bf16$/, "bf16"],
  [/^fp16$/, "fp16"],
];

/**
 * The number format that a model's name says its weights are held in; undefined when it says none.
 *
 * @example
 * namedPrecision("nvidia/DeepSeek-R1-0528-NVFP4") // => "fp4"
 * namedPrecision("Qwen/Qwen3-32B-AWQ") // => "int4"
 * namedPrecision("Qwen/Qwen3-32B") // => undefined
 */
export function namedPrecision(name: string): Precision | undefined {
  const parts = name.toLowerCase().split(/[-_\s./,()]+/);
  return words.find(([word]) => parts.some((part) => word.test(part)))?.[1];
}
