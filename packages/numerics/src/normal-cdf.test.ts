import { describe, expect, it } from "vitest";
import { normalCdf } from "./normal-cdf.ts";

/** Values from a 50-digit calculation, rounded to the nearest double. */
const TABLE = [
  [-37, 5.725571222524577e-300],
  [-20, 2.7536241186062337e-89],
  [-5.5, 1.8989562465887718e-8],
  [-1.2815515655446004, 0.10000000000000002],
  [-1, 0.15865525393145705],
  [-0.1, 0.460172162722971],
  [0.3, 0.6179114221889527],
  [1, 0.8413447460685429],
  [3, 0.9986501019683699],
  [8, 0.9999999999999993],
] as const;

describe("normalCdf", () => {
  it.each(TABLE)("of %s is %s within five units in the last place", (x, want) => {
    expect(Math.abs(normalCdf(x) - want)).toBeLessThanOrEqual(want * 5 * 2 ** -52);
  });

  it("is ½ at 0, and two tails that make 1", () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(-40)).toBe(0);
    expect(normalCdf(40)).toBe(1);
    for (let x = 0; x < 6; x += 0.01) expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 15);
  });
});
