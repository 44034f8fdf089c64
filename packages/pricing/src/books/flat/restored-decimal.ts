import { decimal } from "../../decimal.ts";
import type { Rational } from "../../rational.ts";

/** A number from somebody's file, and what it was if it had to be restored. */
export type RestoredDecimal = {
  readonly value: Rational;
  /** The number as the file has it, where that was the remains of binary arithmetic. */
  readonly was?: string;
};

/**
 * More significant digits than anybody writes in a price, fewer than binary arithmetic leaves
 * behind.
 */
const LONGEST_PRICE = 12;

/** Two neighbours of a double: what a multiplication or two can be off. */
const SLIP = 4 * Number.EPSILON;

/**
 * The decimal that a number stands for: its shortest text, unless a text of at most twelve digits
 * lies within the slip of binary arithmetic, as `1.5e-7` beside `1.5000000000000002e-7`.
 *
 * @param amount finite
 * @example
 * restoredDecimal(1.5000000000000002e-7) // => { value: { n: 3n, d: 20_000_000n }, was: "1.5000000000000002e-7" }
 * restoredDecimal(0.25) // => { value: { n: 1n, d: 4n } }
 */
export function restoredDecimal(amount: number): RestoredDecimal {
  const shortest = String(amount);
  if (digits(shortest) <= LONGEST_PRICE) return { value: decimal(shortest) };
  const short = amount.toPrecision(LONGEST_PRICE);
  return Math.abs(Number(short) - amount) <= SLIP * Math.abs(amount)
    ? { value: decimal(short), was: shortest }
    : { value: decimal(shortest) };
}

const digits = (text: string): number =>
  text.replace(/e.*$/, "").replace(/^0\.0*|[-.]/g, "").length;
