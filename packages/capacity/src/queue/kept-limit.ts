/**
 * The limit that `percentile` of 100 keep, to 0.01 %.
 *
 * @param tail share that exceeds a limit; falls to 0 as the limit grows
 * @returns `Infinity` where more than the others exceed any limit
 * @example
 * Math.round(keptLimit(99, (limit) => Math.max(0, 1 - limit)) * 1000) // => 990
 */
export function keptLimit(percentile: number, tail: (limitS: number) => number): number {
  const allowed = 1 - percentile / 100;
  let high = 1e-3;
  while (tail(high) > allowed) {
    high *= 2;
    if (high > 1e9) return Number.POSITIVE_INFINITY;
  }
  let low = high === 1e-3 ? 0 : high / 2;
  while (high - low > 1e-4 * high && high > 1e-9) {
    const middle = (low + high) / 2;
    if (tail(middle) > allowed) low = middle;
    else high = middle;
  }
  return high;
}
