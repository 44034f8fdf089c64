import fc from "fast-check";
import { expect, it } from "vitest";
import { a100, llama8b } from "../known-hardware.fixture.ts";
import { startConstants } from "./calibration.fixture.ts";
import { replicaWork } from "./replica-work.ts";
import { servingConstants } from "./serving-constants.ts";
import { launchSeconds, promptSeconds, stepSeconds } from "./work-seconds.ts";

const replica = {
  model: llama8b,
  precision: "bf16",
  gpu: a100,
  gpus: 1,
  kvBytesPerNumber: 2,
} as const;
const constants = servingConstants(startConstants, replica);
const work = replicaWork(replica);

it("reads 16.06 GB at 80 % of 2,039 GB/s, and little beside it", () => {
  // 16.06e9 / 1.631e12 = 9.85 ms; 32 layers × 40 µs + 0.5 ms = 1.78 ms; cache and operations: 0.1 and 0.06 ms
  expect(launchSeconds(work, constants)).toBeCloseTo(0.00178, 5);
  const cacheS = (131_072 * 1000) / (2.039e12 * 0.6);
  const computeS = 16.06e9 / (312e12 * 0.9);
  const wanted = 16.06e9 / (2.039e12 * 0.8) + cacheS + computeS + 0.00178 + 18e-6;
  expect(stepSeconds(work, constants, 1, 1000)).toBeCloseTo(wanted, 6);
});

it("reads a prompt of 1,000 tokens at a share of the peak", () => {
  // 1000 × (16.06e9 + 2 × 32 × 4096 × 0.9 × 1000) operations over 312e12 × 0.25
  const operations = 1000 * (16.06e9 + 2 * 32 * 4096 * 0.9 * 1000);
  expect(promptSeconds(work, constants, 1000, 0)).toBeCloseTo(
    operations / (312e12 * 0.25) + 0.00178 / 2 + 0.001,
    6,
  );
});

it("takes a mean batch between two whole ones", () => {
  const mixture = replicaWork({
    ...replica,
    model: { ...llama8b, activeParameters: 2e9, experts: { total: 64, perToken: 4 } },
  });
  const at = (batch: number) => stepSeconds(mixture, constants, batch, 500);
  expect(at(3.5)).toBeGreaterThan(at(3));
  expect(at(3.5)).toBeLessThan(at(4));
});

it("is never quicker with more to do", () => {
  const size = fc.integer({ min: 1, max: 4096 });
  fc.assert(
    fc.property(size, size, size, (batch, context, more) => {
      const now = stepSeconds(work, constants, batch, context);
      expect(stepSeconds(work, constants, batch + more, context)).toBeGreaterThanOrEqual(now);
      expect(stepSeconds(work, constants, batch, context + more)).toBeGreaterThanOrEqual(now);
      const prompt = promptSeconds(work, constants, context, batch);
      expect(promptSeconds(work, constants, context + more, batch)).toBeGreaterThan(prompt);
    }),
  );
});
