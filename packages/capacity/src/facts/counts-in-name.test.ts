import { expect, it } from "vitest";
import { countsInName } from "./counts-in-name.ts";

it.each([
  ["meta-llama/Llama-3.1-70B-Instruct", { parameters: 70e9 }],
  ["Qwen3-235B-A22B-FP8", { parameters: 235e9, activeParameters: 22e9 }],
  ["MPT-350m", { parameters: 350e6 }],
  ["Mistral-Large-4-1T-A52B", { parameters: 1e12, activeParameters: 52e9 }],
  ["gemma-3-4b-it", { parameters: 4e9 }],
  ["Mixtral-8x22B", undefined],
  ["DeepSeek-R1", undefined],
  ["GLM-4.6", undefined],
  ["Llama-4-Scout-17B-16E", { parameters: 17e9 }],
])("%s: %o", (name, want) => {
  expect(countsInName(name)).toEqual(want);
});
