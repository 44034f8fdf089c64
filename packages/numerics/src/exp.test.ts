import { describe, expect, it } from "vitest";
import { exp } from "./exp.ts";

/** Values from a 50-digit calculation, rounded to the nearest double. */
const TABLE = [
  [-740, 4.2e-322],
  [-700.5, 5.980196118639791e-305],
  [-20.25, 1.6052280551856116e-9],
  [-1, 0.36787944117144233],
  [-1e-10, 0.9999999999],
  [1e-300, 1.0],
  [0.3, 1.3498588075760032],
  [1, Math.E],
  [2.5, 12.182493960703473],
  [88.75, 3.4965139792603976e38],
  [300, 1.9424263952412558e130],
  [709.5, 1.3549863193146328e308],
] as const;

describe("exp", () => {
  it.each(TABLE)("of %s is %s within one unit in the last place", (x, want) => {
    expect(Math.abs(exp(x) - want)).toBeLessThanOrEqual(Math.max(2 ** -52 * want, 5e-324));
  });

  it.each([
    [0, 1],
    [-0, 1],
    [709.782712893384, 1.7976931348622732e308],
    [709.7827128933841, Number.POSITIVE_INFINITY],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NEGATIVE_INFINITY, 0],
    [-745.2, 0],
    [Number.NaN, Number.NaN],
  ])("of %s is %s", (x, want) => {
    expect(exp(x)).toBe(want);
  });

  it("rises with x", () => {
    for (let x = -40; x < 40; x += 0.0137) expect(exp(x + 1e-9)).toBeGreaterThan(exp(x));
  });
});
