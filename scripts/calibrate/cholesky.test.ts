import { expect, it } from "vitest";
import { cholesky, solveCholesky } from "./cholesky.ts";

it("splits a matrix and solves with it", () => {
  // (4 2; 2 5) = (2 0; 1 2) × its transpose; 4x + 2y = 8, 2x + 5y = 12 at x = 1, y = 2
  const lower = cholesky([Float64Array.of(4, 2), Float64Array.of(2, 5)]);
  expect(lower.map((line) => [...line])).toEqual([[2], [1, 2]]);
  expect([...solveCholesky(lower, [8, 12])]).toEqual([1, 2]);
});

it("refuses a matrix that is not positive definite", () => {
  expect(() => cholesky([Float64Array.of(1, 2), Float64Array.of(2, 1)])).toThrow(
    "not positive definite at 1",
  );
});
