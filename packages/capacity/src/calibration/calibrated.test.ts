import fc from "fast-check";
import { expect, it } from "vitest";
import { numbers } from "../arithmetic.ts";
import { a100, llama8b } from "../known-hardware.fixture.ts";
import { predictServing } from "../serving/predict-serving.ts";
import { replicaSpeed } from "../serving/replica-speed.ts";
import { calibrated } from "./calibrated.ts";
import { plainCalibration } from "./calibration.fixture.ts";

const replica = {
  model: llama8b,
  precision: "bf16",
  gpu: a100,
  gpus: 1,
  kvBytesPerNumber: 2,
  engine: "vllm",
} as const;
const request = { promptTokens: 1000, newPromptTokens: 1000, outputTokens: 500 };

it("makes the formulas of the graph give the calibrated times", () => {
  for (const concurrency of [1, 8, 64]) {
    const { efficiency, correction } = calibrated(plainCalibration, replica, request, concurrency);
    const corrected = {
      ...efficiency,
      decodeFactor: correction.decode,
      prefillFactor: correction.prefill,
    };
    const speed = replicaSpeed(numbers, replica, corrected, request, concurrency);
    const predicted = predictServing(plainCalibration, replica, request, concurrency);
    // The graph counts its own prompt among those that hold an answer up, the calibration does not.
    const share = concurrency === 1 ? 0 : (concurrency - 1) / concurrency;
    const prompts = (concurrency * speed.prefillS) / request.outputTokens;
    const wanted = speed.secondsPerToken - prompts * (1 - share);
    expect(predicted?.tpotS.likely).toBeCloseTo(wanted, 6);
  }
});

it("takes a fifth less time where the part was measured to, and half more for an engine of 2024", () => {
  const asked = predictServing(plainCalibration, replica, request, 8);
  const other = predictServing(plainCalibration, { ...replica, engine: "sglang" }, request, 8);
  const early = predictServing(plainCalibration, { ...replica, engineYear: 2024 }, request, 8);
  expect((asked?.tpotS.likely ?? 0) / (other?.tpotS.likely ?? 1)).toBeCloseTo(0.8 / 0.9, 9);
  expect((early?.tpotS.likely ?? 0) / (asked?.tpotS.likely ?? 1)).toBeCloseTo(1.5, 9);
});

it("has each likely value between its low and high", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), (concurrency) => {
      const found = predictServing(plainCalibration, replica, request, concurrency);
      if (found === undefined) throw new Error("it fits");
      for (const { low, likely, high } of [found.ttftS, found.tpotS, found.outputTokensPerS]) {
        expect(low).toBeLessThan(likely);
        expect(likely).toBeLessThan(high);
      }
      expect(found.batch).toBeLessThanOrEqual(concurrency);
      expect(found.memoryUsed).toBeLessThanOrEqual(1);
    }),
  );
});
