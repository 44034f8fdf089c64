import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numbers } from "../arithmetic.ts";
import { a100, l40s, llama8b } from "../known-hardware.fixture.ts";
import { trainingGpuHours } from "./gpu-hours.ts";
import { knownCalibration } from "./known-calibration.fixture.ts";
import { predictTraining } from "./predict-training.ts";
import type { TrainingSetup } from "./training-setup.ts";

const lora: TrainingSetup = {
  model: llama8b,
  method: "lora",
  gpu: a100,
  gpus: 1,
  sequenceTokens: 2048,
};

describe("what a prediction rests on", () => {
  it.each([
    { change: { software: "plain" }, basis: "software and part measured", low: 0.8 },
    { change: { software: "tuned" }, basis: "software measured", low: 0.6 },
    { change: { software: "vendor" }, basis: "software measured", low: 0.6 },
    { change: { software: "plain", gpu: l40s }, basis: "software measured", low: 0.6 },
    { change: {}, basis: "part measured", low: 0.5 },
    { change: { gpu: l40s }, basis: "uncalibrated", low: 0.4 },
    {
      // e^−√(ln² 0.4 + ln² 0.6): the assumed share of experts is an error of its own.
      change: { software: "plain", model: { ...llama8b, experts: { total: 8, perToken: 2 } } },
      basis: "uncalibrated",
      low: 0.3502660706959,
    },
  ] as { change: Partial<TrainingSetup>; basis: string; low: number }[])(
    "$basis: hours from $low of the middle",
    ({ change, basis, low }) => {
      const made = predictTraining(knownCalibration, { ...lora, ...change }, 1e6);
      expect(made.basis).toBe(basis);
      expect(made.gpuHours.low / made.gpuHours.likely).toBeCloseTo(low, 12);
    },
  );
});

describe("GPU hours", () => {
  it("are those of trainingGpuHours at the efficiency that is given back", () => {
    const made = predictTraining(knownCalibration, lora, 50e6);
    const efficiency = made.efficiency.likely;
    const run = { model: llama8b, tokens: 50e6, method: "lora", gpu: a100, efficiency } as const;
    expect(trainingGpuHours(numbers, run)).toBeCloseTo(made.gpuHours.likely, 9);
  });

  it("never fall with more tokens", () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), (a, b) => {
        const hours = (tokens: number) =>
          predictTraining(knownCalibration, lora, tokens).gpuHours.likely;
        expect(hours(Math.max(a, b))).toBeGreaterThanOrEqual(hours(Math.min(a, b)));
      }),
    );
  });

  it("lie within their interval, and a high speed goes with few hours", () => {
    const { gpuHours, tokensPerSPerGpu } = predictTraining(knownCalibration, lora, 3600);
    expect(gpuHours.low).toBeLessThan(gpuHours.likely);
    expect(gpuHours.likely).toBeLessThan(gpuHours.high);
    expect(gpuHours.low * tokensPerSPerGpu.high).toBeCloseTo(1, 9);
  });
});
