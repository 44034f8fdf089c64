import { describe, expect, it } from "vitest";
import type { Architecture } from "../facts/architecture.ts";
import { llama70b } from "../known-hardware.fixture.ts";
import { layoutsOf, layoutWords, sharesAttention } from "./layouts.ts";

const moe: Architecture = { ...llama70b, experts: { total: 128, perToken: 8 } };
const words = (model: Architecture, gpus: number, wish = {}) =>
  layoutsOf(model, gpus, wish).map(layoutWords);

describe("how GPUs share a model", () => {
  it.each([
    { name: "a dense model", model: llama70b, gpus: 4, wish: {}, want: ["tp 4"] },
    { name: "on one GPU", model: moe, gpus: 1, wish: {}, want: ["tp 1"] },
    {
      name: "experts",
      model: moe,
      gpus: 8,
      wish: {},
      want: ["tp 8", "tp 8, ep 8", "tp 1, ep 8, attention dp 8"],
    },
    {
      name: "a wish for experts",
      model: moe,
      gpus: 8,
      wish: { tensorParallel: 4 },
      want: ["tp 4, ep 8, attention dp 2"],
    },
    {
      name: "stages",
      model: llama70b,
      gpus: 8,
      wish: { pipelineParallel: 2 },
      want: ["tp 4, pp 2"],
    },
    { name: "three GPUs", model: llama70b, gpus: 3, wish: {}, want: [] },
    { name: "tp that does not divide", model: moe, gpus: 8, wish: { tensorParallel: 3 }, want: [] },
    {
      name: "experts of a dense one",
      model: llama70b,
      gpus: 8,
      wish: { expertParallel: 8 },
      want: [],
    },
  ])("$name: $want", ({ model, gpus, wish, want }) => {
    expect(words(model, gpus, wish)).toEqual(want);
  });

  it.each([
    { kvHeads: 8, ways: 16, want: true },
    { kvHeads: 8, ways: 24, want: false },
    { kvHeads: 10, ways: 5, want: true },
    { kvHeads: 10, ways: 4, want: false },
    { kvHeads: 1, ways: 8, want: true },
    { kvHeads: 4, ways: 8, heads: 32, want: true },
    { kvHeads: 4, ways: 8, heads: 28, want: false },
  ])("$kvHeads key-value heads over $ways GPUs: $want", ({ kvHeads, ways, heads, want }) => {
    const attention = { kind: "heads", kvHeads, headDim: 128 } as const;
    const model = heads === undefined ? { attention } : { attention, heads };
    expect(sharesAttention(model, ways)).toBe(want);
  });
});
