import type { Instant } from "../instant.ts";
import type { Conditions } from "../price-line.ts";
import { compareRational, over, type Rational, ratio } from "../rational.ts";

/** A known way in which a price in a list goes wrong, or was right at another time. */
export type Slip =
  /** Our price on the day of the book agrees: the price changed between the days. */
  | { readonly code: "changed_since" }
  /** Our sheet of another time has it: a promotion that ended, a change that was missed. */
  | { readonly code: "other_date"; readonly from: Instant; readonly to?: Instant }
  /** 1,000 or 1,000,000 times too much or too little: the price of another number of units. */
  | { readonly code: "wrong_unit"; readonly times: string }
  /** 100 times too much or too little: cents for dollars. */
  | { readonly code: "cents" }
  | { readonly code: "zero" }
  /** Cached input at the price of input that is not cached. */
  | { readonly code: "cached_as_input" }
  /** The price that we have under another condition. */
  | { readonly code: "other_condition"; readonly when: Conditions }
  /** The book has one price for every length or hour. */
  | { readonly code: "no_condition" }
  /** The book came by a rule over names to another entry, likely a sibling. */
  | { readonly code: "name_by_rule"; readonly rule: string };

/** Slips that no seller makes: a price that looks so is an error of the list that has it. */
export const SURE_SLIPS: readonly Slip["code"][] = [
  "wrong_unit",
  "cents",
  "zero",
  "cached_as_input",
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
  /** How the book came to an entry that does not have our name of the model. */
  readonly byRule?: string;
}

/** The known slip by which two prices differ, the surest first, or undefined. */
export function slipOf(pair: Pair): Slip | undefined {
  const { ours, theirs } = pair;
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
  const dated = pair.otherDates.find(({ usd }) => equal(usd, theirs));
  if (dated !== undefined) {
    const { from, to } = dated;
    return { code: "other_date", from, ...(to !== undefined && { to }) };
  }
  if (pair.theirInput !== undefined && equal(pair.theirInput, theirs))
    return { code: "cached_as_input" };
  if (pair.coarse) return { code: "no_condition" };
  const other = pair.elsewhere.find(({ usd }) => equal(usd, theirs));
  return other && { code: "other_condition", when: other.when };
}

const equal = (a: Rational, b: Rational): boolean => compareRational(a, b) === 0;

const isTimes = (factor: Rational, power: bigint): boolean =>
  equal(factor, ratio(power)) || equal(factor, ratio(1n, power));
