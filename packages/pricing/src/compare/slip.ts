import { toDecimal } from "../decimal.ts";
import type { Instant } from "../instant.ts";
import type { Conditions } from "../price-line.ts";
import { compareRational, minus, over, type Rational, ratio, times } from "../rational.ts";

/** A known way in which a price in a list goes wrong, or was right at another time. */
export type Slip =
  /** Our price on the day of the book agrees: the price changed between the days. */
  | { readonly code: "changed_since" }
  /** Our price until at most 30 days before the day of the book agrees: the book lags behind. */
  | { readonly code: "lags"; readonly to: Instant }
  /** Our sheet of another time has it: a promotion that ended, a change that was missed. */
  | { readonly code: "other_date"; readonly from: Instant; readonly to?: Instant }
  /** 1,000 or 1,000,000 times too much or too little: the price of another number of units. */
  | { readonly code: "wrong_unit"; readonly times: string }
  /** 100 times too much or too little: cents for dollars. */
  | { readonly code: "cents" }
  | { readonly code: "zero" }
  /** One is the other rounded, to the cent or to the digits that it has; `small`: by less than 1 % of ours. */
  | { readonly code: "rounded"; readonly small: boolean }
  /** Cached input at the price of input that is not cached. */
  | { readonly code: "cached_as_input" }
  /** The price that we have under another condition. */
  | { readonly code: "other_condition"; readonly when: Conditions }
  /** The book has one price for every length or hour. */
  | { readonly code: "no_condition" }
  /** The book came by a rule over names to another entry, likely a sibling. */
  | { readonly code: "name_by_rule"; readonly rule: string }
  /** The book answers with the price of another seller. */
  | { readonly code: "other_seller"; readonly seller: string };

/** Slips that no seller makes: a price that looks so is an error of the list that has it. */
export const SURE_SLIPS: readonly Slip["code"][] = [
  "wrong_unit",
  "cents",
  "zero",
  "cached_as_input",
  "rounded",
];

/** What is known of the two prices that differ. */
export interface Pair {
  readonly ours: Rational;
  readonly theirs: Rational;
  /** Our prices of the same meter under other conditions at the time. */
  readonly elsewhere: readonly { readonly usd: Rational; readonly when: Conditions }[];
  /** Our prices under the same conditions at other times. */
  readonly otherDates: readonly {
    readonly usd: Rational;
    readonly from: Instant;
    readonly to?: Instant;
  }[];
  /** Our price on the book's own day, where it is told. */
  readonly thatDay?: Rational;
  /** Their price of uncached input, for a price of cached input. */
  readonly theirInput?: Rational;
  readonly coarse: boolean;
  /** Units that a price of the meter is usually for. */
  readonly per: bigint;
  /** The day of the book, where it is told. */
  readonly dated?: Instant;
  /** The seller whose price it is, where that is another. */
  readonly otherSeller?: string;
  /** How the book came to an entry that does not have our name of the model. */
  readonly byRule?: string;
}

/** The known slip by which two prices differ, the surest first, or undefined. */
export function slipOf(pair: Pair): Slip | undefined {
  const { ours, theirs } = pair;
  if (pair.otherSeller !== undefined) return { code: "other_seller", seller: pair.otherSeller };
  if (pair.byRule !== undefined) return { code: "name_by_rule", rule: pair.byRule };
  if (pair.thatDay !== undefined && equal(pair.thatDay, theirs)) return { code: "changed_since" };
  if (theirs.n === 0n) return { code: "zero" };
  if (ours.n !== 0n) {
    const factor = over(theirs, ours);
    for (const power of [1_000n, 1_000_000n]) {
      if (isTimes(factor, power)) return { code: "wrong_unit", times: power.toString() };
    }
    if (isTimes(factor, 100n)) return { code: "cents" };
  }
  const rounded = roundingOf(pair);
  if (rounded !== undefined) return rounded;
  const dated = pair.otherDates.find(({ usd }) => equal(usd, theirs));
  if (dated !== undefined) {
    const { from, to } = dated;
    const day = pair.dated;
    if (to !== undefined && day !== undefined && to <= day && day - to <= LAG) {
      return { code: "lags", to };
    }
    return { code: "other_date", from, ...(to !== undefined && { to }) };
  }
  if (pair.theirInput !== undefined && equal(pair.theirInput, theirs))
    return { code: "cached_as_input" };
  if (pair.coarse) return { code: "no_condition" };
  const other = pair.elsewhere.find(({ usd }) => equal(usd, theirs));
  return other && { code: "other_condition", when: other.when };
}

/** How long after a change a book may still have the price before. */
const LAG = 30 * 86_400_000;

/** Theirs as ours rounded; the other way round only where little is lost. */
function roundingOf({ ours, theirs, per }: Pair): Slip | undefined {
  const lost = times(distance(ours, theirs), ratio(100n));
  const small = compareRational(lost, ours) < 0;
  if (isRounded(theirs, ours, per)) return { code: "rounded", small };
  return small && isRounded(ours, theirs, per) ? { code: "rounded", small } : undefined;
}

/**
 * Whether a price is another rounded half up: to the cent for as many units as prices are usually
 * for, or finer, to the two digits or more that it has.
 */
function isRounded(price: Rational, exact: Rational, per: bigint): boolean {
  if (price.n === 0n) return false;
  const difference = distance(price, exact);
  const isHalf = (steps: bigint): boolean => {
    const order = compareRational(times(difference, ratio(2n * steps)), ratio(1n));
    return order < 0 || (order === 0 && compareRational(price, exact) > 0);
  };
  if (!isHalf(100n * per) && compareRational(difference, ratio(1n, 200n * per)) !== 0) return false;
  if ((price.n * per * 100n) % price.d === 0n) return isHalf(100n * per);
  const text = toDecimal(price, 40).text;
  const digits = text.replace(/^[0.]+/, "").length;
  return digits > 1 && isHalf(10n ** BigInt(text.split(".")[1]?.length ?? 0));
}

const distance = (a: Rational, b: Rational): Rational => {
  const difference = minus(a, b);
  return difference.n < 0n ? { ...difference, n: -difference.n } : difference;
};

const equal = (a: Rational, b: Rational): boolean => compareRational(a, b) === 0;

const isTimes = (factor: Rational, power: bigint): boolean =>
  equal(factor, ratio(power)) || equal(factor, ratio(1n, power));
