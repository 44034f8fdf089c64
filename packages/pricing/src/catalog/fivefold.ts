import { compareRational, type Rational, ratio, times } from "../rational.ts";

const FIVE = ratio(5n);

/**
 * Whether a price changed fivefold or more, up or down: then the catalog wants to read why, and one
 * catalogue of others is not enough to believe it. Two zeros are, so callers ask only where they differ.
 *
 * @example
 * const price = (usd: bigint) => ratio(usd);
 * [isFivefold(price(2n), price(10n)), isFivefold(price(10n), price(2n)), isFivefold(price(2n), price(9n))] // => [true, true, false]
 */
export const isFivefold = (before: Rational, after: Rational): boolean =>
  compareRational(after, times(before, FIVE)) >= 0 ||
  compareRational(times(after, FIVE), before) <= 0;
