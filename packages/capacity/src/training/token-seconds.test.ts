import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { a100, llama8b, llama70b } from "../known-hardware.fixture.ts";
import { knownCalibration } from "./known-calibration.fixture.ts";
import { tokenSeconds } from "./token-seconds.ts";
import type { TrainingSetup } from "./training-setup.ts";

const full: TrainingSetup = {
  model: llama8b,
  method: "full",
  gpu: a100,
  gpus: 8,
  sequenceTokens: 4096,
  microBatch: 2,
  software: "tuned",
};
const seconds = (change: Partial<TrainingSetup>): number =>
  tokenSeconds(knownCalibration, { ...full, ...change }).seconds;

describe("seconds of a token", () => {
  it("is the sum of its parts", () => {
    const { seconds: all, ...parts } = tokenSeconds(knownCalibration, full);
    expect(all).toBeCloseTo(
      Object.values(parts).reduce((sum, one) => sum + one, 0),
      15,
    );
  });

  it.each([
    {
      // 2 × 8.03e9 × 3.75 × (1 + 500 ÷ 4096) ÷ (312e12 × 0.75 × 1.1)
      name: "matrices",
      part: "matrices",
      want: (2 * 8.03e9 * 3.75 * (1 + 500 / 4096)) / (312e12 * 0.75 * 1.1),
    },
    // 20 bytes × 32 × 4096 × 3.75 ÷ 2039e9
    { name: "memory", part: "memory", want: (20 * 32 * 4096 * 3.75) / 2039e9 },
    // 3 passes × 2 bytes × 8.03e9 ÷ 2039e9, over 8,192 tokens
    { name: "weights", part: "weights", want: (3 * 2 * 8.03e9) / 2039e9 / 8192 },
    // 0.1 × 6 × 8.03e9 × 7/8 ÷ 300e9, over 8,192 tokens
    { name: "exchange", part: "exchange", want: (0.1 * 6 * 8.03e9 * 0.875) / 300e9 / 8192 },
  ] as const)("$name", ({ part, want }) => {
    expect(tokenSeconds(knownCalibration, full)[part] / want).toBeCloseTo(1, 9);
  });

  it("small steps of plain software wait for the host: 32 layers × 6 ms for 256 tokens", () => {
    const small = {
      method: "lora",
      software: "plain",
      gpus: 1,
      sequenceTokens: 256,
      microBatch: 1,
    };
    expect(seconds(small as Partial<TrainingSetup>)).toBeCloseTo((32 * 0.006) / 256, 9);
  });

  it.each([
    { name: "LoRA takes less than all weights", less: { method: "lora" }, more: {} },
    { name: "QLoRA more than LoRA", less: { method: "lora" }, more: { method: "qlora" } },
    { name: "layers kept, not computed again", less: { recompute: false }, more: {} },
    { name: "8 bits where the part has none: as 16", less: { precision: "fp8" }, more: {} },
    { name: "several machines", less: {}, more: { gpus: 64 } },
    { name: "split sequences", less: { gpus: 64 }, more: { gpus: 64, batchSequences: 8 } },
    { name: "longer sequences", less: {}, more: { sequenceTokens: 32_768, microBatch: 1 } },
    { name: "plain software", less: {}, more: { software: "plain" } },
    { name: "a larger model", less: {}, more: { model: llama70b } },
    { name: "evaluation", less: {}, more: { evaluationShare: 0.1 } },
  ] as { name: string; less: Partial<TrainingSetup>; more: Partial<TrainingSetup> }[])(
    "$name",
    ({ less, more }) => {
      expect(seconds(less)).toBeLessThanOrEqual(seconds(more));
    },
  );

  it("experts reach less of the peak: the same active parameters take longer", () => {
    const experts = { ...llama8b, parameters: 40e9, experts: { total: 64, perToken: 8 } };
    expect(seconds({ model: experts })).toBeGreaterThan(seconds({}));
  });

  it("a faster part never takes longer, in any of its figures", () => {
    const times = fc.double({ min: 1, max: 5, noNaN: true });
    fc.assert(
      fc.property(
        times,
        times,
        times,
        fc.constantFrom("full", "lora", "qlora"),
        (a, b, c, method) => {
          const faster = {
            ...a100,
            tflops: { bf16: 312 * a },
            bandwidthGbPerS: 2039 * b,
            interconnectGbPerS: 300 * c,
          };
          for (const software of ["plain", "tuned"] as const) {
            for (const gpus of [1, 8, 64]) {
              const setup = { method, software, gpus } as const;
              expect(seconds({ ...setup, gpu: faster })).toBeLessThanOrEqual(seconds(setup));
            }
          }
        },
      ),
    );
  });
});
