import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { llama8b } from "../known-hardware.fixture.ts";
import { adapterTargets } from "./adapter-parameters.ts";
import { shardings, type TrainingMemorySetup, trainingMemory } from "./training-memory.ts";

const model = {
  ...llama8b,
  parameters: 8e9,
  activeParameters: 8e9,
  vocabulary: 128_000,
  heads: 32,
};
const full: TrainingMemorySetup = { model, method: "full", gpus: 8, sequenceTokens: 1000 };

describe("memory of training on each GPU", () => {
  it.each([
    { sharding: "none", want: { weights: 16e9, gradients: 16e9, optimizer: 96e9 } },
    { sharding: "optimizer", want: { weights: 16e9, gradients: 16e9, optimizer: 12e9 } },
    { sharding: "gradients", want: { weights: 16e9, gradients: 2e9, optimizer: 12e9 } },
    { sharding: "weights", want: { weights: 2e9, gradients: 2e9, optimizer: 12e9 } },
  ] as const)("all weights over eight, $sharding shared", ({ sharding, want }) => {
    expect(trainingMemory({ ...full, sharding })).toMatchObject(want);
  });

  it.each([
    { optimizer: "adam", bytes: 12 },
    { optimizer: "adam-16bit", bytes: 4 },
    { optimizer: "adam-8bit", bytes: 2 },
    { optimizer: "adam-4bit", bytes: 1 },
  ] as const)("$optimizer: $bytes bytes a parameter", ({ optimizer, bytes }) => {
    expect(trainingMemory({ ...full, gpus: 1, optimizer }).optimizer).toBe(bytes * 8e9);
  });

  it("4 bits hold all but the words: 0.5625 × 6.95e9 + 2 × 1.05e9, and adapters", () => {
    const { weights } = trainingMemory({ ...full, method: "qlora", gpus: 1 });
    const words = 2 * 128_000 * 4096;
    expect(weights).toBeCloseTo(0.5625 * (8e9 - words) + 2 * words + 2 * 0.08e9, 0);
  });

  it.each([
    { name: "recomputed", change: {}, want: 1000 * (2 * 32 * 4096 + 34 * 4096 + 1_280_000) },
    { name: "kept", change: { recompute: false }, want: 1000 * (34 * 32 * 4096 + 1_280_000) },
    {
      name: "scores in eighths",
      change: { chunkedLoss: true },
      want: 1000 * (98 * 4096 + 160_000),
    },
  ])("activations, $name", ({ change, want }) => {
    expect(trainingMemory({ ...full, ...change }).activations).toBe(want);
  });

  it("never falls with length, batch, rank, or less sharing", () => {
    const count = fc.integer({ min: 1, max: 64 });
    fc.assert(
      fc.property(
        count,
        count,
        count,
        count,
        fc.constantFrom(...adapterTargets),
        (a, b, c, d, targets) => {
          const of = (sequence: number, batch: number, rank: number): number =>
            trainingMemory({
              ...full,
              method: "lora",
              sequenceTokens: 128 * sequence,
              microBatch: batch,
              adapters: { rank, targets },
            }).total;
          expect(of(Math.max(a, b), c, d)).toBeGreaterThanOrEqual(of(Math.min(a, b), c, d));
          expect(of(c, Math.max(a, b), d)).toBeGreaterThanOrEqual(of(c, Math.min(a, b), d));
          expect(of(c, d, Math.max(a, b))).toBeGreaterThanOrEqual(of(c, d, Math.min(a, b)));
        },
      ),
    );
    const totals = shardings.map((sharding) => trainingMemory({ ...full, sharding }).total);
    expect(totals).toEqual(totals.toSorted((a, b) => b - a));
  });
});
