import { fail, type Outcome, ok } from "@outlay/document";

/** A matrix that has no Cholesky factor: pivot `row` is not positive. */
export interface CholeskyFailure {
  readonly code: "not-positive-definite";
  readonly row: number;
  readonly pivot: number;
}

/**
 * The lower triangle L with L Lᵀ = `matrix` (symmetric, row by row).
 *
 * A pivot below 1e-10 is refused: the quantities would be tied to each other exactly, or the
 * numbers contradict each other.
 *
 * @example
 * cholesky([[1, 0.6], [0.6, 1]]) // => { ok: true, value: [[1], [0.6, 0.8]] }
 * cholesky([[1, 1], [1, 1]]) // => { ok: false, error: { code: "not-positive-definite", row: 1, pivot: 0 } }
 */
export function cholesky(
  matrix: readonly (readonly number[])[],
): Outcome<readonly (readonly number[])[], CholeskyFailure> {
  const lower: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const current: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j === i ? current : (lower[j] as number[]);
      let sum = row[j] as number;
      for (let k = 0; k < j; k++) sum -= (current[k] as number) * (other[k] as number);
      if (j < i) {
        current.push(sum / (other[j] as number));
      } else {
        if (!(sum > LEAST_PIVOT))
          return fail({ code: "not-positive-definite", row: i, pivot: sum });
        current.push(Math.sqrt(sum));
      }
    }
    lower.push(current);
  }
  return ok(lower);
}

const LEAST_PIVOT = 1e-10;
