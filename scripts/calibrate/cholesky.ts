/**
 * Lower triangle L of a positive definite matrix, with L Lᵀ = matrix.
 *
 * @param matrix rows; the upper triangle is not read
 */
export function cholesky(matrix: readonly Float64Array[]): Float64Array[] {
  const lower: Float64Array[] = [];
  for (let row = 0; row < matrix.length; row++) {
    const line = new Float64Array(row + 1);
    const given = matrix[row] as Float64Array;
    for (let column = 0; column <= row; column++) {
      const other = column === row ? line : (lower[column] as Float64Array);
      let sum = given[column] as number;
      for (let at = 0; at < column; at++) sum -= (line[at] as number) * (other[at] as number);
      if (column < row) line[column] = sum / (other[column] as number);
      else if (sum > 0) line[column] = Math.sqrt(sum);
      else throw new Error(`not positive definite at ${row}: ${sum}`);
    }
    lower.push(line);
  }
  return lower;
}

/** Solves L Lᵀ x = right. */
export function solveCholesky(
  lower: readonly Float64Array[],
  right: ArrayLike<number>,
): Float64Array {
  const size = lower.length;
  const found = Float64Array.from(right);
  for (let row = 0; row < size; row++) {
    const line = lower[row] as Float64Array;
    let sum = found[row] as number;
    for (let at = 0; at < row; at++) sum -= (line[at] as number) * (found[at] as number);
    found[row] = sum / (line[row] as number);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = found[row] as number;
    for (let at = row + 1; at < size; at++)
      sum -= ((lower[at] as Float64Array)[row] as number) * (found[at] as number);
    found[row] = sum / ((lower[row] as Float64Array)[row] as number);
  }
  return found;
}
