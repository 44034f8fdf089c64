import { quantilesOf } from "./quantiles.ts";

/** A distribution of outcomes in a few numbers, in the unit of the node. P10: one in ten is below. */
export interface Summary {
  readonly mean: number;
  /** Standard deviation of the draws. */
  readonly sd: number;
  readonly min: number;
  readonly p05: number;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p80: number;
  readonly p90: number;
  readonly p95: number;
  readonly max: number;
}

/**
 * Summarises draws; quantiles as in `quantilesOf`.
 *
 * @example
 * summaryOf(Float64Array.of(1, 2, 3)).p50 // => 2
 */
export function summaryOf(draws: Float64Array): Summary {
  const shares = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95, 1];
  const q = quantilesOf(draws, shares) as readonly [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [min, p05, p10, p25, p50, p75, p80, p90, p95, max] = q;
  const mean = meanOf(draws);
  let squares = 0;
  for (let i = 0; i < draws.length; i++) {
    const far = (draws[i] as number) - mean;
    squares += far * far;
  }
  const sd = Math.sqrt(squares / draws.length);
  return { mean, sd, min, p05, p10, p25, p50, p75, p80, p90, p95, max };
}

/** The mean of draws, added up in blocks so that the rounding of a long sum does not grow. */
export function meanOf(draws: Float64Array): number {
  let total = 0;
  for (let start = 0; start < draws.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, draws.length);
    let sum = 0;
    for (let i = start; i < end; i++) sum += draws[i] as number;
    total += sum;
  }
  return total / draws.length;
}

const BLOCK = 1024;
