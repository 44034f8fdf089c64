import { describe, expect, it } from "vitest";
import { gammaTail } from "./gamma-tail.ts";

describe("the tail of a gamma", () => {
  it.each([
    // Shape 1 is exponential: e^-x.
    { name: "exponential", mean: 2, variance: 4, value: 6, want: 0.049787 },
    // Shape 2, scale 1: (1 + x) e^-x.
    { name: "shape 2", mean: 2, variance: 2, value: 5, want: 0.040428 },
    // Shape 1/2, scale 2 is the square of a normal: 2 × (1 − Φ(2)) at 4.
    { name: "square of a normal", mean: 1, variance: 2, value: 4, want: 0.0455 },
    // Shape 3 at half its mean: e^-1.5 (1 + 1.5 + 1.125).
    { name: "below the mean", mean: 3, variance: 3, value: 1.5, want: 0.808847 },
    // Shape 25, by the cube root.
    { name: "nearly normal", mean: 25, variance: 25, value: 37, want: 0.015328 },
    { name: "no spread, below", mean: 2, variance: 0, value: 1, want: 1 },
    { name: "no spread, above", mean: 2, variance: 0, value: 3, want: 0 },
    { name: "nothing", mean: 0, variance: 0, value: 1, want: 0 },
    { name: "at 0", mean: 1, variance: 1, value: 0, want: 1 },
  ])("$name", ({ mean, variance, value, want }) => {
    expect(gammaTail(mean, variance)(value)).toBeCloseTo(want, 3);
  });

  it("never rises", () => {
    for (const shape of [0.05, 0.5, 1, 3, 7.9, 8.1, 50]) {
      const tail = gammaTail(shape, shape);
      let last = 1;
      for (let value = 0; value < shape + 60; value += 0.25) {
        const share = tail(value);
        expect(share).toBeLessThanOrEqual(last + 1e-9);
        expect(share).toBeGreaterThanOrEqual(0);
        last = share;
      }
      expect(last).toBeLessThan(1e-6);
    }
  });
});
