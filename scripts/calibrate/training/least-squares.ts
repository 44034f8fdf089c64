/** What is minimised: the sum of the squares of all residuals. */
export interface LeastSquares {
  readonly start: readonly number[];
  readonly residuals: (at: readonly number[]) => readonly number[];
}

/** Steps after which a fit is taken as it is. */
const mostSteps = 60;

/**
 * Least squares after Levenberg and Marquardt with differences for derivatives. No randomness: the same
 * residuals give the same fit.
 *
 * @returns where the sum of squares is least, as near as steps of one part in 10^6 find it
 */
export function leastSquares({ start, residuals }: LeastSquares): number[] {
  let at = [...start];
  let rest = residuals(at);
  let sum = squares(rest);
  let damping = 1e-2;
  for (let step = 0; step < mostSteps; step++) {
    const slopes = at.map((value, index) => {
      const width = 1e-5 * Math.max(1, Math.abs(value));
      const moved = residuals(at.with(index, value + width));
      return moved.map((one, row) => (one - (rest[row] as number)) / width);
    });
    const gradient = slopes.map((column) => dot(column, rest));
    const normal = slopes.map((one) => slopes.map((other) => dot(one, other)));
    let better = false;
    for (let tries = 0; tries < 12 && !better; tries++) {
      const damped = normal.map((line, row) =>
        line.map((value, column) => (row === column ? value * (1 + damping) + 1e-12 : value)),
      );
      const move = solve(damped, gradient);
      const next = at.map((value, index) => value - (move[index] as number));
      const nextRest = residuals(next);
      const nextSum = squares(nextRest);
      if (nextSum < sum) {
        better = sum - nextSum > 1e-9 * sum;
        at = next;
        rest = nextRest;
        sum = nextSum;
        damping = Math.max(damping / 5, 1e-9);
        if (!better) return at;
      } else damping *= 4;
    }
    if (!better) return at;
  }
  return at;
}

const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, index) => sum + value * (other[index] as number), 0);

const squares = (values: readonly number[]): number => dot(values, values);

/** Gauss with the largest pivot of each column. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((line, index) => [...line, right[index] as number]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    }
    const line = rows[pivot] as number[];
    rows[pivot] = rows[column] as number[];
    rows[column] = line;
    for (let row = column + 1; row < size; row++) {
      const below = rows[row] as number[];
      const times = (below[column] as number) / (line[column] as number);
      if (times === 0) continue;
      for (let at = column; at <= size; at++)
        below[at] = (below[at] as number) - times * (line[at] as number);
    }
  }
  const found = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    const line = rows[row] as number[];
    let sum = line[size] as number;
    for (let column = row + 1; column < size; column++) {
      sum -= (line[column] as number) * (found[column] as number);
    }
    found[row] = sum / (line[row] as number);
  }
  return found;
}
