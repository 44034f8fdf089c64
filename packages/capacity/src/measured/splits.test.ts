import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leaveCurveOut, leaveGpuOut, leaveModelOut } from "./splits.ts";
import { measurementsOf } from "./throughput-csv.fixture.ts";

const grid = ["Llama-3.1-8B", "Llama-3.3-70B", "Llama-3-70B"].flatMap((model, m) =>
  ["L40S", "A100-80GB"].flatMap((gpu, g) =>
    ["128", "1024", "4096"].flatMap((input_tokens, i) =>
      ["1", "8", "64"].map((concurrency, c) => ({
        model,
        gpu,
        input_tokens,
        concurrency,
        // The two names of the 70B are one run: the same figures.
        ttft_ms: String(100 + 50 * Math.min(m, 1) + 10 * g + 5 * i + c),
      })),
    ),
  ),
);
const measurements = measurementsOf(grid);

describe.each([
  { name: "curves", folds: leaveCurveOut(measurements, 4) },
  { name: "models", folds: leaveModelOut(measurements) },
  { name: "GPUs", folds: leaveGpuOut(measurements) },
])("leaving $name out", ({ folds }) => {
  it("holds each measurement out once, and learns from all others", () => {
    expect(
      folds
        .flatMap(({ test }) => test)
        .map(({ line }) => line)
        .sort((a, b) => a - b),
    ).toEqual(measurements.map(({ line }) => line));
    for (const { train, test } of folds) {
      expect(train.length + test.length).toBe(measurements.length);
      expect(train.length).toBeGreaterThan(0);
    }
  });

  it("learns from no run that is held out", () => {
    for (const { train, test } of folds) {
      const learnt = new Set(train.map(({ run }) => run));
      expect(test.filter(({ run }) => learnt.has(run))).toEqual([]);
    }
  });
});

it("holds a whole curve out", () => {
  for (const { train, test } of leaveCurveOut(measurements, 4)) {
    const learnt = new Set(train.map(({ curve }) => curve));
    expect(test.filter(({ curve }) => learnt.has(curve))).toEqual([]);
  }
});

it("names what is held out", () => {
  expect(
    leaveModelOut(measurements)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(["Llama-3-70B, Llama-3.3-70B", "Llama-3.1-8B"]);
  expect(leaveGpuOut(measurements).map(({ name }) => name)).toEqual(["A100-80GB", "L40S"]);
});

it("does not depend on the order of the rows", () => {
  const foldsOf = (order: readonly number[]) =>
    leaveCurveOut(
      order.map((at) => measurements[at]).filter((one) => one !== undefined),
      4,
    ).map(({ test }) => test.map(({ line }) => line).sort((a, b) => a - b));
  const inOrder = measurements.map((_, at) => at);
  fc.assert(
    fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (order) => {
      expect(foldsOf(order)).toEqual(foldsOf(inOrder));
    }),
    { numRuns: 20 },
  );
});

it("takes GB200 and B200 for one chip, a day or a version for no other curve", () => {
  const [first, second] = measurementsOf([
    { measured_date: "2026-03-25", engine_version: "0.5.8" },
    { measured_date: "2026-04-06", engine_version: "0.5.9", ttft_ms: "260" },
  ]);
  expect(first?.curve).toBe(second?.curve);
  expect(first?.run).not.toBe(second?.run);
});
