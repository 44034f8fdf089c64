import { describe, expect, it } from "vitest";
import { leastSquares } from "./least-squares.ts";

describe("least squares", () => {
  it("finds a line through points on it: 2 + 3 x", () => {
    const found = leastSquares({
      start: [0, 0],
      residuals: ([a = 0, b = 0]) => [0, 1, 2, 3].map((x) => a + b * x - (2 + 3 * x)),
    });
    expect(found[0]).toBeCloseTo(2, 5);
    expect(found[1]).toBeCloseTo(3, 5);
  });

  it("finds a decay, which no line is: 5 e^(-0.7 x)", () => {
    const found = leastSquares({
      start: [1, 0.1],
      residuals: ([a = 0, b = 0]) =>
        [0, 1, 2, 3, 4].map((x) => a * Math.exp(-b * x) - 5 * Math.exp(-0.7 * x)),
    });
    expect(found[0]).toBeCloseTo(5, 4);
    expect(found[1]).toBeCloseTo(0.7, 4);
  });

  it("stays between what is believed and what is seen: 0 and 10 of the same weight", () => {
    const found = leastSquares({ start: [0], residuals: ([a = 0]) => [a, a - 10] });
    expect(found[0]).toBeCloseTo(5, 5);
  });
});
