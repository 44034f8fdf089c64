import { decimalOfNumber, toNumber } from "../../decimal.ts";
import { minus, plus } from "../../rational.ts";

/**
 * Sum of two counts. Most are whole; fractions, such as seconds of audio, are added as the decimals
 * they were written as, so that 0.1 and 0.2 are 0.3.
 *
 * @example
 * addCounts(0.1, 0.2) // => 0.3
 */
export function addCounts(a: number, b: number): number {
  const sum = a + b;
  if (Number.isInteger(a) && Number.isInteger(b)) return sum;
  return toNumber(plus(decimalOfNumber(a), decimalOfNumber(b)));
}

/**
 * Difference of two counts, as exact as `addCounts`.
 *
 * @example
 * takeCount(0.3, 0.1) // => 0.2
 */
export function takeCount(from: number, part: number): number {
  const left = from - part;
  if (Number.isInteger(from) && Number.isInteger(part)) return left;
  return toNumber(minus(decimalOfNumber(from), decimalOfNumber(part)));
}
