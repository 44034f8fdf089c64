import { describe, expect, it } from "vitest";
import { betaQuantile, inverseIncompleteBeta } from "./inverse-incomplete-beta.ts";
import { logBeta } from "./log-gamma.ts";

/** Values from a 50-digit calculation, rounded to the nearest double. */
const TABLE = [
  [0.3, 2, 3, 0.27238394207510536],
  [0.001, 0.1, 0.1, 8.869280655550246e-28],
  [0.05, 1.5, 4.5, 0.03644726804538884],
  [1e-9, 1, 5, 2.0000000008e-10],
  [0.9999999, 3, 3, 0.9978432389995379],
  [0.2, 200, 2, 0.9851766645630824],
  [0.5, 2.2, 3.8, 0.35099948494911803],
  [0.5603430061038348, 0.9999357930847759, 14.446453381582659, 0.05529125612572005],
] as const;

describe("inverseIncompleteBeta", () => {
  it.each(TABLE)("of %s and %s and %s is %s within 1e-12 of it", (p, a, b, want) => {
    expect(Math.abs(inverseIncompleteBeta(p, a, b) - want)).toBeLessThanOrEqual(want * 1e-12);
  });

  it.each([
    [0, 2, 3, 0],
    [1, 2, 3, 1],
    [0.25, 1, 1, 0.25],
    [-1, 2, 3, Number.NaN],
    [2, 2, 3, Number.NaN],
  ])("of %s with shapes %s and %s is %s", (p, a, b, want) => {
    expect(inverseIncompleteBeta(p, a, b)).toBe(want);
  });

  it("finds its way back from every guess", () => {
    for (const guess of [1e-300, 1e-9, 0.01, 0.5, 0.99, 1 - 1e-15]) {
      expect(betaQuantile(0.3, 2, 3, logBeta(2, 3), guess)).toBeCloseTo(0.27238394207510536, 14);
    }
  });
});
