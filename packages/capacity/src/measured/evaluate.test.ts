import fc from "fast-check";
import { expect, it } from "vitest";
import { accuracy } from "./accuracy.ts";
import { evaluate, type Predictor } from "./evaluate.ts";
import type { MeasuredValue, Measurement } from "./measurement.ts";
import { cellsOf, measurementsOf } from "./throughput-csv.fixture.ts";

/** Says what was measured, times a factor; ± a tenth. */
const times =
  (factor: number): Predictor =>
  (one: Measurement) => {
    const of = ({ value = 1 }: MeasuredValue) => ({
      low: value * factor * 0.9,
      likely: value * factor,
      high: value * factor * 1.1,
    });
    return {
      throughput: of(one.throughput),
      ttft: of(one.ttft),
      tpot: of(one.tpot),
      basis: "test",
    };
  };

const measurements = measurementsOf([
  {},
  { engine: "sglang", concurrency: "16", ttft_ms: "" },
  { model: "Llama-3.3-70B", gpus: "4", output_tokens_per_s_total: "400" },
]);

it("finds no error in a perfect predictor, and each interval holds", () => {
  const { evaluation } = evaluate({ measurements, skipped: [] }, times(1));
  expect(evaluation.used).toBe(3);
  expect(evaluation.skipped).toEqual({});
  for (const metric of [evaluation.all.throughput, evaluation.all.ttft, evaluation.all.tpot]) {
    expect(metric).toMatchObject({
      mapePercent: 0,
      medianApePercent: 0,
      within20Percent: 100,
      coverage90Percent: 100,
    });
  }
  expect([evaluation.all.throughput.n, evaluation.all.ttft.n, evaluation.all.tpot.n]).toEqual([
    1, 2, 3,
  ]);
  expect(Object.keys(evaluation.by.engine)).toEqual(["sglang", "vllm"]);
  expect(evaluation.by.engine["sglang"]?.ttft).toEqual({
    n: 0,
    mapePercent: null,
    medianApePercent: null,
    within20Percent: null,
    coverage90Percent: null,
  });
});

it.each([
  { factor: 1.2, mape: 20, within: 100, coverage: 0 },
  { factor: 0.5, mape: 50, within: 0, coverage: 0 },
  { factor: 1.05, mape: 5, within: 100, coverage: 100 },
])("a predictor at $factor has an error of $mape %", ({ factor, mape, within, coverage }) => {
  const { tpot } = evaluate({ measurements, skipped: [] }, times(factor)).evaluation.all;
  expect(tpot.mapePercent).toBeCloseTo(mape, 9);
  expect(tpot.within20Percent).toBe(within);
  expect(tpot.coverage90Percent).toBe(coverage);
});

it("stops at a prediction that is no number", () => {
  const span = { low: 0, likely: Number.NaN, high: 1 };
  expect(() => accuracy([{ measured: 1, predicted: span }])).toThrow("no error of NaN");
});

it("counts what it cannot predict", () => {
  const some: Predictor = (one) => (one.engine === "sglang" ? undefined : times(1)(one));
  const { evaluation, skipped } = evaluate(
    { measurements, skipped: [{ line: 9, reason: "bad-row" }] },
    some,
  );
  expect(evaluation.used).toBe(2);
  expect(evaluation.skipped).toEqual({ "bad-row": 1, "not-predicted": 1 });
  expect(skipped.map(({ line }) => line)).toEqual([3, 9]);
});

it("says which values of used rows are left out", () => {
  const rows = measurementsOf([{ notes: "median ttft" }, cellsOf()]);
  const { leftOut } = evaluate({ measurements: rows, skipped: [] }, times(1));
  expect(leftOut).toEqual({ throughput: {}, ttft: { median: 1 }, tpot: {} });
});

it("has a median between the least and the largest error, whatever the order", () => {
  const one = fc.record({
    measured: fc.double({ min: 0.1, max: 10, noNaN: true }),
    likely: fc.double({ min: 0.1, max: 10, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 20 }), (pairs) => {
      const compared = pairs.map(({ measured, likely }) => ({
        measured,
        predicted: { low: likely / 2, likely, high: likely * 2 },
      }));
      const { medianApePercent, mapePercent } = accuracy(compared);
      const errors = pairs.map(
        ({ measured, likely }) => (100 * Math.abs(likely - measured)) / measured,
      );
      expect(medianApePercent).toBeGreaterThanOrEqual(Math.min(...errors) - 1e-9);
      expect(medianApePercent).toBeLessThanOrEqual(Math.max(...errors) + 1e-9);
      const turned = accuracy(compared.toReversed());
      expect(turned.medianApePercent).toBe(medianApePercent);
      expect(turned.mapePercent).toBe(mapePercent);
    }),
  );
});
