import { describe, expect, it } from "vitest";
import { incompleteBeta } from "./incomplete-beta.ts";

/** Values from a 50-digit calculation, rounded to the nearest double. */
const TABLE = [
  [0.3, 2, 3, 0.3483],
  [0.001, 0.1, 0.1, 0.2542416565886082],
  [0.5, 500, 500, 0.5],
  [0.9, 5, 1, 0.5904900000000001],
  [0.05, 1.5, 4.5, 0.07805553642696918],
  [0.2, 200, 2, 2.587170251257003e-138],
  [0.77, 20, 3, 0.0896943242901905],
] as const;

describe("incompleteBeta", () => {
  it.each(TABLE)("of %s and %s and %s is %s within 1e-12 of it", (x, a, b, want) => {
    expect(Math.abs(incompleteBeta(x, a, b) - want)).toBeLessThanOrEqual(want * 1e-12);
  });

  it.each([
    [0, 2, 3, 0],
    [1, 2, 3, 1],
    [0.25, 1, 1, 0.25],
  ])("of %s with shapes %s and %s is %s", (x, a, b, want) => {
    expect(incompleteBeta(x, a, b)).toBe(want);
  });
});
