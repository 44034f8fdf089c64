/**
 * A quantile function as cubics, so that a draw costs a few multiplications.
 *
 * Each half of 0..1 is cut into octaves towards its end, [2^−(k+1), 2^−k] for k = 1..10, and each
 * octave into 8 cells. On a cell the cubic takes the exact values and slopes at both ends
 * (Hermite), with slopes limited to three times the cell's own (Fritsch and Carlson 1980), so that
 * it never falls. The last 2^−11 at each end is left to the function itself.
 *
 * Error: below `TABLE_ERROR` of the value's distance from the median plus the quartile range. It is
 * largest in the middle of a cell, where it is measured when the table is made; a function too
 * curved for that gets no table.
 */
export interface QuantileTable {
  /** Four coefficients a cell, lower half first. */
  readonly coefficients: Float64Array;
  /** The function itself, for the ends. */
  readonly exact: (u: number) => number;
}

/** A value, at a probability u, perhaps sought from a guess. */
type Quantile = (u: number, guess: number) => number;

/** The largest error of a table; see `QuantileTable`. */
export const TABLE_ERROR = 5e-6;

const OCTAVES = 10;
const CELLS = 8;
const HALF: number = OCTAVES * CELLS * 4;

/** Tabulates `at`, whose derivative is `slope`; undefined if the table would be too coarse. */
export function quantileTable(
  at: Quantile,
  slope: (u: number, value: number) => number,
): QuantileTable | undefined {
  const coefficients = new Float64Array(2 * HALF);
  const middle = at(0.5, Number.NaN);
  const range = at(0.75, Number.NaN) - at(0.25, Number.NaN);
  for (const upper of [false, true]) {
    const value = (w: number, guess: number): number => at(upper ? 1 - w : w, guess);
    /** Slope at the distance w from the end of this half, as a function of w. */
    const rise = (w: number, x: number): number => (upper ? -slope(1 - w, x) : slope(w, x));
    // From the end to the middle, so that each value is near the one before.
    let w = CELLS / (SCALE[OCTAVES] as number);
    let x0 = value(w, Number.NaN);
    let m0 = rise(w, x0);
    for (let k = OCTAVES; k >= 1; k--) {
      const step = 1 / (SCALE[k] as number);
      for (let cell = 0; cell < CELLS; cell++) {
        const between = value(w + step / 2, x0 + (m0 * step) / 2);
        w += step;
        const x1 = value(w, between + (m0 * step) / 2);
        const m1 = rise(w, x1);
        const place = (upper ? HALF : 0) + ((k - 1) * CELLS + cell) * 4;
        hermite(coefficients, place, x0, x1, m0 * step, m1 * step);
        const error = Math.abs(cubic(coefficients, place, 0.5) - between);
        if (!(error < TABLE_ERROR * 0.9 * (Math.abs(between - middle) + range))) return undefined;
        x0 = x1;
        m0 = m1;
      }
    }
  }
  return { coefficients, exact: (u) => at(u, Number.NaN) };
}

/** The cubic of the cell whose coefficients begin at j, at t = 0..1 within it. */
const cubic = (c: Float64Array, j: number, t: number): number =>
  (c[j] as number) +
  t * ((c[j + 1] as number) + t * ((c[j + 2] as number) + t * (c[j + 3] as number)));

/** Writes the cubic through x0 and x1 with slopes m0 and m1 (per cell), in powers of t = 0..1. */
function hermite(out: Float64Array, i: number, x0: number, x1: number, m0: number, m1: number) {
  const rise = x1 - x0;
  const most = 3 * Math.abs(rise);
  const a = Math.max(-most, Math.min(most, m0));
  const b = Math.max(-most, Math.min(most, m1));
  out[i] = x0;
  out[i + 1] = a;
  out[i + 2] = 3 * rise - 2 * a - b;
  out[i + 3] = a + b - 2 * rise;
}

/** Reads the table at `count` uniforms; `out` may be `u` itself. */
export function readTable(
  table: QuantileTable,
  u: Float64Array,
  out: Float64Array,
  count: number,
): void {
  const { coefficients: c, exact } = table;
  for (let i = 0; i < count; i++) {
    const p = u[i] as number;
    const w = 0.5 - Math.abs(p - 0.5);
    const k = Math.clz32(w * 4294967296);
    if (k < 1 || k > OCTAVES) {
      out[i] = exact(p);
      continue;
    }
    const s = w * (SCALE[k] as number); // 8 ≤ s < 16
    const cell = s | 0;
    const t = s - cell;
    const half = (p * 2) | 0;
    const j = (((k - 2) * CELLS + cell) << 2) + half * HALF;
    out[i] = cubic(c, j, t);
  }
}

/** 2^(k + 4): cells in a width of 2. */
const SCALE: Float64Array = Float64Array.from({ length: 33 }, (_, k) => 16 * (1 << (k & 31)));
