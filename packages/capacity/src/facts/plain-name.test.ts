import { describe, expect, it } from "vitest";
import { namedPrecision } from "./named-precision.ts";
import { plainName } from "./plain-name.ts";

describe("what is left of a model's name", () => {
  it.each([
    ["Llama 3.1 70B Instruct", "meta-llama/Llama-3.1-70B-Instruct"],
    ["llama-3.1-70b-instruct", "neuralmagic/Meta-Llama-3.1-70B-Instruct-FP8-dynamic"],
    ["llama-3.1-70b", "meta.llama3-1-70b-instruct-v1:0"],
    ["deepseek-r1-0528", "nvidia/DeepSeek-R1-0528-FP4-v2"],
    ["qwen2.5-7b", "Qwen2.5-7B-Instruct-q4_k_m"],
    ["phi-1.5", "microsoft/phi-1_5"],
    ["Qwen3 32B", "Qwen/Qwen3-32B-AWQ"],
  ])("%s and %s are one", (left, right) => {
    expect(plainName(left)).toBe(plainName(right));
  });

  it.each([
    ["Llama-3.1-8B", "Llama-3.1-80B"],
    ["Llama-3-8B", "Llama-3.1-8B"],
    ["Qwen2-57B", "Qwen2.5-7B"],
    ["DeepSeek-R1", "DeepSeek-R1-Distill-Llama-70B"],
    ["Mistral-7B-v0.1", "Mistral-7B-v0.3"],
    ["Command-R", "Command-R+"],
  ])("%s and %s are two", (left, right) => {
    expect(plainName(left)).not.toBe(plainName(right));
  });
});

describe("the number format in a name", () => {
  it.each([
    ["RedHatAI/Llama-3.3-70B-Instruct-quantized.w8a8", "int8"],
    ["amd/Llama-3.1-405B-Instruct-MXFP4", "fp4"],
    ["Qwen/Qwen3-235B-A22B-FP8", "fp8"],
    ["hugging-quants/Llama-3.1-70B-AWQ-INT4", "int4"],
    ["Llama-3.1-8B", undefined],
  ])("%s: %s", (name, want) => {
    expect(namedPrecision(name)).toBe(want);
  });
});
