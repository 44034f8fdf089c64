/**
 * A quantile function as cubics, so that a draw costs a few multiplications.
 *
 * Each half of 0..1 is cut into octaves towards its end, [2^−(k+1), 2^−k] for k = 1..13, and each
 * octave into 16 cells. On a cell the cubic takes the exact values and slopes at both ends
 * (Hermite), with slopes limited to three times the cell's own (Fritsch and Carlson 1980), so that
 * it never falls. The last 2^−14 at each end is left to the function itself.
 *
 * Error: below 1e-6 of the value's distance from the median plus the quartile range, tested for
 * every kind of distribution.
 */
export interface QuantileTable {
  /** Four coefficients a cell, lower half first. */
  readonly coefficients: Float64Array;
  /** The function itself, for the ends. */
  readonly exact: (u: number) => number;
}

const OCTAVES = 13;
const CELLS = 16;
const HALF: number = OCTAVES * CELLS * 4;

/** Tabulates `at`, whose derivative is `slope`. */
export function quantileTable(
  at: (u: number) => number,
  slope: (u: number, value: number) => number,
): QuantileTable {
  const coefficients = new Float64Array(2 * HALF);
  for (const upper of [false, true]) {
    const offset = upper ? HALF : 0;
    for (let k = 1; k <= OCTAVES; k++) {
      const step = 1 / (SCALE[k] as number);
      let [x0, m0] = nodeAt(CELLS * step, upper);
      for (let cell = 0; cell < CELLS; cell++) {
        const [x1, m1] = nodeAt((CELLS + cell + 1) * step, upper);
        hermite(coefficients, offset + ((k - 1) * CELLS + cell) * 4, x0, x1, m0 * step, m1 * step);
        [x0, m0] = [x1, m1];
      }
    }
  }
  return { coefficients, exact: at };

  /** Value and slope at the distance w from the end of its half, as functions of w. */
  function nodeAt(w: number, upper: boolean): [number, number] {
    const u = upper ? 1 - w : w;
    const x = at(u);
    return [x, upper ? -slope(u, x) : slope(u, x)];
  }
}

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
    const s = w * (SCALE[k] as number); // 16 ≤ s < 32
    const cell = s | 0;
    const t = s - cell;
    const half = (p * 2) | 0;
    const j = (((k - 2) * CELLS + cell) << 2) + half * HALF;
    out[i] =
      (c[j] as number) +
      t * ((c[j + 1] as number) + t * ((c[j + 2] as number) + t * (c[j + 3] as number)));
  }
}

/** 2^(k + 5). */
const SCALE: Float64Array = Float64Array.from({ length: 33 }, (_, k) => 32 * (1 << (k & 31)));
