import { describe, expect, it } from "vitest";
import type { Architecture } from "../facts/architecture.ts";
import { llama70b } from "../known-hardware.fixture.ts";
import { layoutsOf, layoutWords } from "./layouts.ts";

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
});
