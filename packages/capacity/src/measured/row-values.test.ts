import { describe, expect, it } from "vitest";
import { rowValues } from "./row-values.ts";
import { rowOf } from "./throughput-csv.fixture.ts";

const loop = { kind: "closed-loop", concurrency: 8 } as const;
const none = { ttft_ms: "", tpot_ms: "" };

describe("throughput: output tokens a second and GPU", () => {
  it.each([
    { name: "per GPU", cells: { output_tokens_per_s_per_gpu: "100" }, want: 100 },
    { name: "of all", cells: { gpus: "4", output_tokens_per_s_total: "400" }, want: 100 },
    { name: "derived", cells: { derived_output_tokens_per_s_per_gpu: "100" }, want: 100 },
    {
      name: "two that agree",
      cells: { gpus: "4", output_tokens_per_s_total: "400", output_tokens_per_s_per_gpu: "101" },
      want: 101,
    },
    {
      name: "two that do not",
      cells: { gpus: "4", output_tokens_per_s_total: "400", output_tokens_per_s_per_gpu: "400" },
      skip: "inconsistent-value",
    },
    { name: "none", cells: {}, skip: "no-value" },
    // 16 answers of 128 tokens to 128 tokens in 2.6 s: 1575 tokens a second with the prompts, 787 without.
    {
      name: "prompts counted",
      cells: {
        input_tokens: "128",
        derived_output_tokens_per_s_per_gpu: "787.7",
        notes: "e2e latency 2.6s; file throughput 1575.4 tok/s = in+out tokens",
      },
      want: 787.7,
    },
    {
      name: "prompts not taken off",
      cells: {
        input_tokens: "128",
        derived_output_tokens_per_s_per_gpu: "1575.4",
        notes: "file throughput 1575.4 tok/s = in+out tokens",
      },
      skip: "inconsistent-value",
    },
    {
      name: "replicas counted wrong",
      cells: {
        gpus: "8",
        input_tokens: "128",
        output_tokens: "2048",
        derived_output_tokens_per_s_per_gpu: "167.6",
        notes: "e2e 195s; file tokens_per_second=2849.0 (in+out tokens); 2 engine replica(s)",
      },
      skip: "inconsistent-value",
    },
    // 8 × 128 ÷ (0.25 s + 127 × 0.012 s) = 577.
    {
      name: "Little's law",
      cells: {
        ttft_ms: "250",
        tpot_ms: "12",
        derived_output_tokens_per_s_per_gpu: "577.2",
        notes: "throughput derived by Little: x",
      },
      want: 577.2,
    },
    {
      name: "against Little's law",
      cells: {
        ttft_ms: "250",
        tpot_ms: "12",
        derived_output_tokens_per_s_per_gpu: "1154",
        notes: "throughput derived by Little: x",
      },
      skip: "inconsistent-value",
    },
  ])("$name: $want$skip", ({ cells, want, skip }) => {
    const { throughput } = rowValues(rowOf({ ...none, ...cells }), loop, false);
    expect(throughput).toEqual(skip === undefined ? { value: want } : { skip });
  });

  it("is not taken where the count of GPUs was put right", () => {
    const { throughput } = rowValues(rowOf({ output_tokens_per_s_per_gpu: "100" }), loop, true);
    expect(throughput).toEqual({ skip: "suspect-gpu-count" });
  });
});

describe("times: seconds", () => {
  it("are means, or what stands for them", () => {
    const { ttft, tpot } = rowValues(rowOf({}), loop, false);
    expect([ttft, tpot]).toEqual([{ value: 0.25 }, { value: 0.012 }]);
  });

  it("leaves out a median TTFT of a closed loop, keeps that of a static batch", () => {
    const row = rowOf({ notes: "median ttft/tpot; p99 ttft 1506 ms" });
    expect(rowValues(row, loop, false).ttft).toEqual({ skip: "median" });
    expect(rowValues(row, loop, false).tpot).toEqual({ value: 0.012 });
    const alone = { kind: "static-batch", concurrency: 1 } as const;
    expect(rowValues(row, alone, false).ttft).toEqual({ value: 0.25 });
  });

  it("has no pause between the tokens of an answer of one token", () => {
    expect(rowValues(rowOf({ output_tokens: "1" }), loop, false).tpot).toEqual({
      skip: "no-value",
    });
  });
});
