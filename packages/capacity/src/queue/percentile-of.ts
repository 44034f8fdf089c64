/**
 * The least value that `percentile` of 100 do not exceed; NaN of none.
 *
 * @param sorted rising
 * @example
 * percentileOf([1, 2, 3, 4], 50) // => 2
 * percentileOf([1, 2, 3, 4], 99) // => 4
 */
export const percentileOf = (sorted: ArrayLike<number>, percentile: number): number =>
  sorted.length === 0
    ? Number.NaN
    : (sorted[Math.max(0, Math.ceil((percentile / 100) * sorted.length) - 1)] as number);
