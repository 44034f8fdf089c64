import { describe, expect, it } from "vitest";
import { architectureProblems, type LintedModel } from "./architecture-lints.ts";

/** Llama 3.1 8B as its config has it. */
const llama: LintedModel = {
  parameters: 8_030_261_248,
  layers: 32,
  hidden: 4096,
  heads: 32,
  vocabulary: 128_256,
  attention: { kind: "heads", kv_heads: 8, head_dim: 128 },
  feed_forward: { dense: 14_336 },
};

/** Qwen3 30B-A3B as its config has it. */
const qwen: LintedModel = {
  parameters: 30_532_122_624,
  active_parameters: 3_300_000_000,
  layers: 48,
  hidden: 2048,
  heads: 32,
  vocabulary: 151_936,
  attention: { kind: "heads", kv_heads: 4, head_dim: 128 },
  experts: { total: 128, per_token: 8 },
  feed_forward: { expert: 768 },
};

describe("what an open model contradicts itself in", () => {
  it.each([llama, qwen])("nothing: as its config has it", (model) => {
    expect(architectureProblems(model)).toEqual([]);
  });

  it.each<{ name: string; model: LintedModel; want: string }>([
    {
      name: "a digit too few",
      model: { ...llama, parameters: 803_026_124 },
      want: "parameters is 0.80 billion, but its layers, widths and vocabulary make 8.03 billion",
    },
    {
      name: "the layers of its sibling",
      model: { ...llama, layers: 36 },
      want: "parameters is 8.03 billion",
    },
    {
      name: "active ones of its sibling",
      model: { ...qwen, active_parameters: 22_000_000_000 },
      want: "active_parameters is 22.00 billion",
    },
    {
      name: "more active than all",
      model: { ...qwen, active_parameters: 31e9 },
      want: "active_parameters is above parameters",
    },
    {
      name: "kv heads that do not divide the heads",
      model: { ...llama, attention: { kind: "heads", kv_heads: 7, head_dim: 128 } },
      want: "32 heads cannot share 7 kv heads",
    },
    {
      name: "as many visited as there are",
      model: { ...qwen, experts: { total: 8, per_token: 8 } },
      want: "experts.per_token is not below experts.total",
    },
  ])("planted: $name", ({ model, want }) => {
    expect(architectureProblems(model).join()).toContain(want);
  });
});
