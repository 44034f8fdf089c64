import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ServingPrediction } from "../serving/predict-serving.ts";
import { concurrencies, operatingPoint } from "./operating-point.ts";

const around = (likely: number) => ({ low: likely * 0.5, likely, high: likely * 2 });
/** 10 ms and 1 ms more for each request: 50 at once have 60 ms between two tokens. */
const at = (concurrency: number): ServingPrediction => {
  const tpotS = 0.01 + 0.001 * concurrency;
  const requestsPerS = concurrency / (100 * tpotS);
  return {
    outputTokensPerS: around(requestsPerS * 100),
    outputTokensPerSPerGpu: around(requestsPerS * 100),
    requestsPerS: around(requestsPerS),
    ttftS: around(0.1 + 0.002 * concurrency),
    tpotS: around(tpotS),
    batch: concurrency,
    memoryUsed: concurrency / 1000,
    basis: "uncalibrated",
    why: "a fixture",
  };
};

describe("the number of requests at which most is done", () => {
  it.each([
    { name: "no limit: the most", limits: {}, most: 300, want: 300 },
    { name: "60 ms between tokens", limits: { tpotS: 0.0605 }, most: 300, want: 50 },
    { name: "0.2 s to the first", limits: { ttftS: 0.201 }, most: 300, want: 50 },
    { name: "the stricter of both", limits: { tpotS: 0.0605, ttftS: 0.111 }, most: 300, want: 5 },
    { name: "memory before the limit", limits: { tpotS: 0.0605 }, most: 7, want: 7 },
    { name: "only one", limits: { tpotS: 0.0115 }, most: 300, want: 1 },
    { name: "not even one", limits: { tpotS: 0.0109 }, most: 300, want: undefined },
  ])("$name: $want", ({ limits, most, want }) => {
    expect(operatingPoint({ at, most, limits, cautious: false })?.concurrency).toBe(want);
  });

  it("by the slow end is that at which the slow end holds", () => {
    const point = operatingPoint({ at, most: 300, limits: { tpotS: 0.0605 }, cautious: true });
    expect([point?.concurrency, point?.holdsSurely]).toEqual([20, true]);
  });

  it("is the largest that holds, where more at once does more and is slower", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0.0111, max: 6, noNaN: true }),
        (most, tpotS) => {
          const found = operatingPoint({ at, most, limits: { tpotS }, cautious: false });
          const largest = Math.min(most, Math.floor((tpotS - 0.01) / 0.001 + 1e-9));
          expect(Math.abs((found?.concurrency ?? 0) - largest)).toBeLessThanOrEqual(1);
          expect(found?.speed.tpotS.likely).toBeLessThanOrEqual(tpotS);
        },
      ),
    );
  });

  it("is sought among 1, 2, 4 … and the most", () => {
    expect(concurrencies(6)).toEqual([1, 2, 4, 6]);
    expect(concurrencies(8)).toEqual([1, 2, 4, 8]);
    expect(concurrencies(1)).toEqual([1]);
  });
});
