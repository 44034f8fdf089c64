import { describe, expect, it } from "vitest";
import { pow } from "./pow.ts";

/** Values from a 50-digit calculation, rounded to the nearest double. */
const TABLE = [
  [1.1, 60, 304.48163954141955],
  [0.7, -33.3, 143957.822040859],
  [2, 0.08333333333333333, 1.0594630943592953],
  [1.2, 0.08333333333333333, 1.0153094704997312],
  [1000, 99, 1e297],
  [1.4131, 2000, 2.2171383102607772e300],
  [1e300, -1.02, 9.999999999999877e-307],
  [1.00001, 100000.0, 2.7182682371922975],
  [3, -600, 5.336385165377108e-287],
  [0.5, 1074, 5e-324],
] as const;

describe("pow", () => {
  it.each(TABLE)("of %s and %s is %s within 25 units in the last place", (x, y, want) => {
    expect(Math.abs(pow(x, y) - want)).toBeLessThanOrEqual(Math.max(want * 25 * 2 ** -52, 5e-324));
  });

  it.each([
    [2, 10, 1024],
    [3, 1, 3],
    [1.5, 2, 2.25],
    [4, 0.5, 2],
    [4, -1, 0.25],
    [0, 0, 1],
    [Number.NaN, 0, 1],
    [1, Number.NaN, 1],
    [0, 3, 0],
    [0, -3, Number.POSITIVE_INFINITY],
    [-2, 3, -8],
    [-2, 4, 16],
    [-2, 0.5, Number.NaN],
    [Number.NaN, 2, Number.NaN],
    [2, Number.NaN, Number.NaN],
    [2, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [2, Number.NEGATIVE_INFINITY, 0],
    [0.5, Number.POSITIVE_INFINITY, 0],
    [Number.POSITIVE_INFINITY, 3, Number.POSITIVE_INFINITY],
    [Number.POSITIVE_INFINITY, -3, 0],
    [10, 400, Number.POSITIVE_INFINITY],
    [10, -400, 0],
  ])("of %s to the %s is %s", (x, y, want) => {
    expect(pow(x, y)).toBe(want);
  });

  it("of a monthly factor, twelve times, is the yearly factor", () => {
    for (let rate = -0.5; rate < 3; rate += 0.01) {
      expect(Math.abs(pow(pow(1 + rate, 1 / 12), 12) / (1 + rate) - 1)).toBeLessThan(2e-15);
    }
  });
});
