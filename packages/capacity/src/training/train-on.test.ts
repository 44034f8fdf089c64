import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { a100, l40s, llama8b, llama70b } from "../known-hardware.fixture.ts";
import { knownCalibration } from "./known-calibration.fixture.ts";
import { type TrainingWish, trainOn } from "./train-on.ts";

const wish: TrainingWish = {
  model: llama8b,
  method: "lora",
  gpu: a100,
  gpusPerMachine: 8,
  tokens: 10e6,
  sequenceTokens: 2048,
  padding: 0,
  recompute: true,
  optimizer: "adam",
  precision: "bf16",
  evaluationShare: 0,
};
const made = (change: Partial<TrainingWish>) => trainOn(knownCalibration, { ...wish, ...change });

describe("a wished run", () => {
  it.each<{ name: string; change: Partial<TrainingWish>; want: object }>([
    { name: "the fewest GPUs", change: {}, want: { gpus: 1, sharding: "none", microBatch: 2 } },
    {
      name: "LoRA on several: each holds the weights",
      change: { gpus: 8 },
      want: { gpus: 8, sharding: "none" },
    },
    {
      name: "all weights: shared",
      change: { method: "full" },
      want: { gpus: 2, sharding: "weights" },
    },
    {
      name: "LoRA of 70B: weights are shared, as one part does not hold them",
      change: { model: llama70b },
      want: { gpus: 4, sharding: "weights" },
    },
    { name: "a step of its own", change: { microBatch: 5 }, want: { microBatch: 5 } },
  ])("$name", ({ change, want }) => {
    expect(made(change)).toMatchObject({ ok: true, value: want });
  });

  it.each<{ change: Partial<TrainingWish>; code: string }>([
    { change: { model: llama70b, method: "full", gpus: 8 }, code: "too-few-gpus" },
    { change: { sequenceTokens: 200_000 }, code: "context-too-short" },
    { change: { gpu: l40s, sequenceTokens: 100_000 }, code: "example-too-long" },
  ])("$code", ({ change, code }) => {
    expect(made(change)).toMatchObject({ ok: false, error: { code } });
  });

  it("padding is computed and not learnt from: half as much again", () => {
    const [packed, padded] = [made({}), made({ padding: 0.5 })];
    if (!packed.ok || !padded.ok) throw new Error("does not fit");
    expect(padded.value.gpuHours.likely / packed.value.gpuHours.likely).toBeCloseTo(1.5, 9);
  });

  it("GPUs beyond the sequences that there are, are refused; up to there hours are the same", () => {
    const hours = (gpus: number, tokens: number): number => {
      const one = made({ gpus, tokens });
      if (!one.ok) throw new Error("does not fit");
      return one.value.prediction.gpuHours.likely;
    };
    expect(made({ gpus: 101, tokens: 100 * 2048 })).toEqual({
      ok: false,
      error: { code: "too-many-gpus", gpus: 101, sequences: 100 },
    });
    expect(made({ gpus: 100, tokens: 100 * 2048 }).ok).toBe(true);
    expect(hours(8, 10e6)).toBeCloseTo(hours(1, 10e6), 6);
  });

  it("memory never exceeds what is there, hours ÷ GPUs are the time", () => {
    const arbitrary = fc.record({
      model: fc.constantFrom(llama8b, llama70b),
      method: fc.constantFrom("full" as const, "lora" as const, "qlora" as const),
      gpu: fc.constantFrom(a100, l40s),
      sequenceTokens: fc.integer({ min: 128, max: 32_768 }),
      optimizer: fc.constantFrom("adam" as const, "adam-8bit" as const),
      recompute: fc.boolean(),
    });
    fc.assert(
      fc.property(arbitrary, fc.constantFrom(undefined, 1, 4, 8, 64), (change, gpus) => {
        const one = made({ ...change, ...(gpus === undefined ? {} : { gpus }) });
        if (!one.ok) return;
        const { memory, usableBytes, gpuHours, hours } = one.value;
        expect(memory.total).toBeLessThanOrEqual(usableBytes);
        expect(usableBytes).toBeLessThan(change.gpu.memoryGb * 1e9);
        expect(hours.likely * one.value.gpus).toBeCloseTo(gpuHours.likely, 6);
      }),
    );
  });
});
