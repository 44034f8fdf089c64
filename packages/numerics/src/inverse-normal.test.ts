import { describe, expect, it } from "vitest";
import { inverseNormal } from "./inverse-normal.ts";

/** Values from a 50-digit calculation, rounded to the nearest double. */
const TABLE = [
  [1e-300, -37.0470962993612],
  [1e-20, -9.262340089798407],
  [1e-9, -5.9978070150076865],
  [0.01, -2.326347874040841],
  [0.05, -1.6448536269514726],
  [0.07, -1.4757910281791706],
  [0.3, -0.5244005127080408],
  [0.50001, 2.506628274882086e-5],
  [0.9, 1.2815515655446006],
  [0.95, 1.6448536269514722],
  [0.999, 3.090232306167813],
] as const;

describe("inverseNormal", () => {
  it.each(TABLE)("of %s is %s within 8e-16 of it", (p, want) => {
    expect(Math.abs(inverseNormal(p) - want)).toBeLessThanOrEqual(Math.abs(want) * 8e-16);
  });

  it.each([
    [0.5, 0],
    [0, Number.NEGATIVE_INFINITY],
    [1, Number.POSITIVE_INFINITY],
    [-0.1, Number.NaN],
    [1.1, Number.NaN],
    [Number.NaN, Number.NaN],
  ])("of %s is %s", (p, want) => {
    expect(inverseNormal(p)).toBe(want);
  });
});
