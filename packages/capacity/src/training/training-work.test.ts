import { describe, expect, it } from "vitest";
import { llama8b } from "../known-hardware.fixture.ts";
import { attentionOperations, matrixOperations } from "./training-work.ts";

const model = { ...llama8b, heads: 32, vocabulary: 128_256 };
const computed = 8.03e9 - 128_256 * 4096;

describe("operations of a token", () => {
  it.each([
    { name: "all weights", method: "full", recomputing: 0, want: 6 * computed },
    { name: "all weights, layers again", method: "full", recomputing: 1, want: 8 * computed },
    { name: "LoRA", method: "lora", recomputing: 0, want: 4 * computed + 6 * 0.0803e9 },
    {
      name: "QLoRA, layers again",
      method: "qlora",
      recomputing: 1,
      want: 6 * computed + 6 * 0.0803e9,
    },
  ] as const)("$name", ({ method, recomputing, want }) => {
    expect(matrixOperations(model, method, recomputing)).toBeCloseTo(want, -3);
  });

  it("adapters of their own size", () => {
    expect(matrixOperations(model, "lora", 0, 42e6)).toBe(4 * computed + 6 * 42e6);
  });

  it.each([
    // 4 × 4096 × 32 layers × 4096 tokens behind, 3.5 times
    { name: "8,192 tokens", tokens: 8192, want: 4 * 4096 * 32 * 4096 * 3.5 },
    { name: "none", tokens: 0, want: 0 },
  ])("attention, $name", ({ tokens, want }) => {
    expect(attentionOperations(model, tokens, 0)).toBe(want);
  });

  it("a window of 1,024 in half of the layers: 1,024 × (1 − 1,024 ÷ 16,384) tokens are seen there", () => {
    const attention = { ...model.attention, sliding: { layers: 16, window: 1024 } } as const;
    const want = 4 * 4096 * (16 * 4096 + 16 * 960) * 3.5;
    expect(attentionOperations({ ...model, attention }, 8192, 0)).toBe(want);
  });
});
