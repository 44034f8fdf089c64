/**
 * The values below which the shares `shares` (rising, 0 to 1) of the numbers lie: linear between the
 * two order statistics around (n − 1) p (type 7 of Hyndman and Fan 1996, the default of R, NumPy and
 * spreadsheets). `column` is put into another order.
 *
 * @example
 * quantilesOf(Float64Array.of(4, 1, 3, 2), [0, 0.5, 1]) // => [1, 2.5, 4]
 */
export function quantilesOf(column: Float64Array, shares: readonly number[]): readonly number[] {
  let sortedTo = 0; // everything before is at most everything from here on
  return shares.map((share) => {
    const place = (column.length - 1) * share;
    const below = Math.floor(place);
    select(column, sortedTo, column.length - 1, below);
    sortedTo = below;
    const value = column[below] as number;
    const part = place - below;
    if (part === 0) return value;
    let next = Number.POSITIVE_INFINITY;
    for (let i = below + 1; i < column.length; i++) {
      const x = column[i] as number;
      if (x < next) next = x;
    }
    return value + part * (next - value);
  });
}

/** Puts the k-th smallest in its place, smaller ones before it (Hoare's quickselect). */
function select(a: Float64Array, from: number, to: number, k: number): void {
  let left = from;
  let right = to;
  while (left < right) {
    const pivot = medianOfThree(a, left, right);
    let i = left;
    let j = right;
    while (i <= j) {
      while ((a[i] as number) < pivot) i++;
      while ((a[j] as number) > pivot) j--;
      if (i <= j) {
        const x = a[i] as number;
        a[i] = a[j] as number;
        a[j] = x;
        i++;
        j--;
      }
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else return;
  }
}

function medianOfThree(a: Float64Array, left: number, right: number): number {
  const x = a[left] as number;
  const y = a[(left + right) >> 1] as number;
  const z = a[right] as number;
  if (x < y) return y < z ? y : x < z ? z : x;
  return x < z ? x : y < z ? z : y;
}
