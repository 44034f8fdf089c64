/**
 * The values below which the shares `shares` (0 to 1) of the numbers lie: linear between the
 * two order statistics around (n − 1) p (type 7 of Hyndman and Fan 1996, the default of R, NumPy and
 * spreadsheets).
 *
 * @example
 * quantilesOf(Float64Array.of(4, 1, 3, 2), [0, 0.5, 1]) // => [1, 2.5, 4]
 */
export function quantilesOf(column: Float64Array, shares: readonly number[]): readonly number[] {
  const last = column.length - 1;
  const below = shares.map((share) => Math.floor(last * share));
  const ranks = new Set(
    shares.flatMap((share, i) => [below[i] as number, Math.ceil(last * share)]),
  );
  const at = orderStatistics(
    column,
    [...ranks].sort((a, b) => a - b),
  );
  return shares.map((share, i) => {
    const rank = below[i] as number;
    const low = at.get(rank) as number;
    const part = last * share - rank;
    return part === 0 ? low : low + part * ((at.get(rank + 1) as number) - low);
  });
}

/** Fewer numbers than this are put in order as they are. */
const FEW = 512;
const BUCKETS = 1024;

/**
 * The numbers that would stand at `ranks` (rising, each once) if all were sorted. They are counted into buckets
 * of equal width first; only the buckets that hold a rank are looked into.
 */
function orderStatistics(
  column: Float64Array,
  ranks: readonly number[],
): ReadonlyMap<number, number> {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < column.length; i++) {
    const x = column[i] as number;
    if (x < least) least = x;
    if (x > most) most = x;
  }
  const scale = BUCKETS / (most - least);
  if (column.length < FEW || !(scale > 0 && scale < Number.MAX_VALUE)) {
    const copy = column.slice();
    settle(copy, ranks, 0, ranks.length - 1, 0, copy.length - 1);
    return new Map(ranks.map((rank) => [rank, copy[rank] as number]));
  }
  const bucketOf = new Uint16Array(column.length);
  const starts = new Int32Array(BUCKETS + 2); // how many numbers lie in the buckets before
  for (let i = 0; i < column.length; i++) {
    const bucket = Math.min(((column[i] as number) - least) * scale, BUCKETS - 1) | 0;
    bucketOf[i] = bucket;
    starts[bucket + 1] = (starts[bucket + 1] as number) + 1;
  }
  for (let b = 1; b <= BUCKETS; b++) starts[b] = (starts[b] as number) + (starts[b - 1] as number);
  return inBuckets(column, bucketOf, starts, ranks);
}

/** Gathers the buckets that hold a rank, and finds each rank in its own. */
function inBuckets(
  column: Float64Array,
  bucketOf: Uint16Array,
  starts: Int32Array,
  ranks: readonly number[],
): ReadonlyMap<number, number> {
  const members = new Map<number, Float64Array>();
  const wanted = new Map<number, number[]>();
  let bucket = 0;
  for (const rank of ranks) {
    while ((starts[bucket + 1] as number) <= rank) bucket++;
    const size = (starts[bucket + 1] as number) - (starts[bucket] as number);
    if (!members.has(bucket)) members.set(bucket, new Float64Array(size));
    wanted.set(bucket, [...(wanted.get(bucket) ?? []), rank - (starts[bucket] as number)]);
  }
  const places = new Int32Array(BUCKETS).fill(-1);
  for (const b of members.keys()) places[b] = 0;
  for (let i = 0; i < column.length; i++) {
    const b = bucketOf[i] as number;
    const place = places[b] as number;
    if (place < 0) continue;
    (members.get(b) as Float64Array)[place] = column[i] as number;
    places[b] = place + 1;
  }
  const found = new Map<number, number>();
  for (const [b, own] of wanted) {
    const numbers = members.get(b) as Float64Array;
    settle(numbers, own, 0, own.length - 1, 0, numbers.length - 1);
    for (const rank of own) found.set((starts[b] as number) + rank, numbers[rank] as number);
  }
  return found;
}

/**
 * Brings the numbers of the ranks `ranks[first]` to `ranks[end]` (rising) to
 * their places, the middle one first, so that each half has its own numbers to look through.
 */
function settle(
  a: Float64Array,
  ranks: readonly number[],
  first: number,
  end: number,
  from: number,
  to: number,
): void {
  if (first > end) return;
  const middle = (first + end) >> 1;
  const rank = ranks[middle] as number;
  select(a, from, to, rank);
  settle(a, ranks, first, middle - 1, from, rank - 1);
  settle(a, ranks, middle + 1, end, rank + 1, to);
}

/** Puts the k-th smallest in its place, smaller ones before it (Hoare's quickselect). */
function select(a: Float64Array, from: number, to: number, k: number): void {
  if (k === from || k === to) {
    moveExtreme(a, from, to, k);
    return;
  }
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

/** Puts the least to the front, or the greatest to the end. */
function moveExtreme(a: Float64Array, from: number, to: number, k: number): void {
  let place = k;
  let extreme = a[k] as number;
  for (let i = from; i <= to; i++) {
    const x = a[i] as number;
    if (k === from ? x < extreme : x > extreme) {
      extreme = x;
      place = i;
    }
  }
  a[place] = a[k] as number;
  a[k] = extreme;
}

function medianOfThree(a: Float64Array, left: number, right: number): number {
  const x = a[left] as number;
  const y = a[(left + right) >> 1] as number;
  const z = a[right] as number;
  if (x < y) return y < z ? y : x < z ? z : x;
  return x < z ? x : y < z ? z : y;
}
