/**
 * The correlation of two normals whose ranks have the Spearman correlation `rank`:
 * 2 sin(π rank / 6) (Pearson 1907). The sine is summed from its Taylor series; |x| ≤ π/6, so nine
 * terms are exact to the last bit or two.
 *
 * @example
 * normalCorrelation(0) // => 0
 * normalCorrelation(1) // => 1
 */
export function normalCorrelation(rank: number): number {
  if (rank === 1 || rank === -1) return rank;
  const x = (Math.PI * rank) / 6;
  let term = x;
  let sum = x;
  for (let n = 1; n < 9; n++) {
    term *= (-x * x) / (2 * n * (2 * n + 1));
    sum += term;
  }
  return 2 * sum;
}
