import { describe, expect, it } from "vitest";
import { a100 } from "../known-hardware.fixture.ts";
import { partFactor } from "./part-factor.ts";

const parts = {
  h100: { factor: 0.8, runs: 60, operationsPerByte: 295 },
  h200: { factor: 0.9, runs: 20, operationsPerByte: 206 },
  "rtx-4090": { factor: 1.5, runs: 2, operationsPerByte: 164 },
  mi300x: { factor: 0.6, runs: 10, operationsPerByte: 247 },
};
const calibration = { parts, otherParts: { factor: 1, earlySoftware: 0.7 } };

describe("speed of a part", () => {
  it.each([
    { id: "h200", bf16: 989, bandwidth: 4800, early: false, want: 0.9 },
    { id: "h800", bf16: 989, bandwidth: 3350, early: false, want: 0.8 },
    { id: "h100-nvl", bf16: 835, bandwidth: 3900, early: false, want: 0.85 },
    { id: "gh200-144", bf16: 989, bandwidth: 4800, early: false, want: 0.9 },
    { id: "mi300a", bf16: 980, bandwidth: 5300, early: true, want: 0.6 },
    { id: "rtx-3090", bf16: 71, bandwidth: 936, early: false, want: 1 },
    { id: "gaudi3", bf16: 1677, bandwidth: 3700, early: true, want: 0.7 },
  ])("$id: $want", ({ id, bf16, bandwidth, early, want }) => {
    const gpu = { ...a100, id, tflops: { bf16 }, bandwidthGbPerS: bandwidth, earlySoftware: early };
    expect(partFactor(calibration, gpu)).toBeCloseTo(want, 9);
  });
});
