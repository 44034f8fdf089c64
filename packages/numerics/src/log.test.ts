import { describe, expect, it } from "vitest";
import { log } from "./log.ts";

/** Values from a 50-digit calculation, rounded to the nearest double. */
const TABLE = [
  [5e-324, -744.4400719213812],
  [1e-300, -690.7755278982137],
  [1e-5, -11.512925464970229],
  [0.5, -Math.LN2],
  [0.7071067811865475, -0.34657359027997275],
  [0.999999, -1.000000500029089e-6],
  [1.0000001, 9.999999505838704e-8],
  [2, Math.LN2],
  [10, Math.LN10],
  [12345.678, 9.421061321291832],
  [1e300, 690.7755278982137],
] as const;

describe("log", () => {
  it.each(TABLE)("of %s is %s within one unit in the last place", (x, want) => {
    expect(Math.abs(log(x) - want)).toBeLessThanOrEqual(Math.abs(want) * 2 ** -52);
  });

  it.each([
    [1, 0],
    [0, Number.NEGATIVE_INFINITY],
    [-0, Number.NEGATIVE_INFINITY],
    [-1, Number.NaN],
    [Number.NaN, Number.NaN],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ])("of %s is %s", (x, want) => {
    expect(log(x)).toBe(want);
  });

  it("never falls as x rises", () => {
    for (let x = 0.01; x < 20; x *= 1.003) expect(log(x * (1 + 1e-12))).toBeGreaterThan(log(x));
  });
});
