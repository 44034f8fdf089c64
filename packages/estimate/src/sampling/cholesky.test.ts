import { describe, expect, it } from "vitest";
import { cholesky } from "./cholesky.ts";

describe("cholesky", () => {
  it.each([
    { matrix: [[1]], want: [[1]] },
    {
      matrix: [
        [1, 0.6],
        [0.6, 1],
      ],
      want: [[1], [0.6, 0.8]],
    },
    {
      matrix: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      want: [[1], [0, 1], [0, 0, 1]],
    },
  ])("of $matrix is $want", ({ matrix, want }) => {
    expect(cholesky(matrix)).toEqual({ ok: true, value: want });
  });

  it.each([
    {
      name: "perfectly tied",
      matrix: [
        [1, 1],
        [1, 1],
      ],
      row: 1,
    },
    {
      name: "contradictory",
      matrix: [
        [1, 0.9, -0.9],
        [0.9, 1, 0.9],
        [-0.9, 0.9, 1],
      ],
      row: 2,
    },
  ])("refuses a $name matrix", ({ matrix, row }) => {
    expect(cholesky(matrix)).toMatchObject({
      ok: false,
      error: { code: "not-positive-definite", row },
    });
  });
});
