import {
  type ComparedPrice,
  type Conditions,
  METERS,
  type Meter,
  type Rational,
  type Slip,
  toDecimal,
} from "@outlay/pricing";
import { conditionWords } from "../../catalog/condition-words.ts";
import { priceText } from "../../catalog/price-text.ts";
import { dayText } from "../../catalog/when.ts";

/** USD for as many units as prices of the meter are usually for, every digit. */
export const amountText = (usd: Rational, meter: Meter): string =>
  priceText({ n: usd.n * METERS[meter].per, d: usd.d });

/** How many times our price theirs is, three digits after the point. */
export const ratioText = (ratio: Rational | undefined): string => {
  if (ratio === undefined) return "";
  const { text } = toDecimal({ n: ratio.n * 1_000n, d: ratio.d }, 0);
  const rounded = toDecimal({ n: BigInt(text.split(".")[0] ?? "0"), d: 1_000n }).text;
  return rounded === "0" ? "<0.001 ×" : `${rounded} ×`;
};

/** The conditions of a price; a price without any is the standard one. */
export const whenWords = (when: Conditions): string => conditionWords(when) || "standard";

/** What a slip looks like, as the end of a sentence about a book. */
export function slipWords(slip: Slip): string {
  switch (slip.code) {
    case "changed_since":
      return "has our price of its own day";
    case "other_date":
      return slip.to === undefined
        ? `has our price from ${dayText(slip.from)} on`
        : `has our price of ${dayText(slip.from)} to ${dayText(slip.to)}`;
    case "wrong_unit":
      return `is off by ${slip.times}: another unit`;
    case "cents":
      return "is off by 100: cents for dollars";
    case "zero":
      return "has zero, where we know a price";
    case "cached_as_input":
      return "has its price of uncached input";
    case "other_condition":
      return `has our price of ${whenWords(slip.when)}`;
    case "no_condition":
      return "does not know the condition";
    case "lags":
      return `has our price until ${dayText(slip.to)}: it lags behind`;
    case "rounded":
      return "has it rounded, or ours is";
    case "other_seller":
      return `has the price of ${slip.seller}`;
    case "name_by_rule":
      return `took another model (${slip.rule})`;
  }
}

/** A slip in a word or two, for counts. */
export const slipName = (code: Slip["code"]): string => SLIP_NAMES[code];

const SLIP_NAMES: Readonly<Record<Slip["code"], string>> = {
  changed_since: "changed since",
  lags: "lags behind",
  other_date: "of another time",
  wrong_unit: "wrong unit",
  cents: "cents",
  zero: "zero",
  rounded: "rounded",
  cached_as_input: "cached as input",
  other_condition: "of another condition",
  no_condition: "without the condition",
  name_by_rule: "another model",
  other_seller: "another seller",
};

/** Who is right, as decided or likely, and why, with what is known of each book that differs. */
export function verdictWords({ verdict, decision, witnesses }: ComparedPrice): string {
  if (decision !== undefined) {
    const { decided, why, decided_on: day } = decision.review;
    return `${decided} (${day}): ${why}`;
  }
  const slips = witnesses.flatMap(({ book, slip }) =>
    slip === undefined ? [] : [`${book} ${slipWords(slip)}`],
  );
  if (verdict === undefined) return slips.join("; ");
  const { likely, because, agree, differ } = verdict;
  const votes =
    because.startsWith("most") || because.startsWith("as many") ? ` (${agree}:${differ})` : "";
  return [`${likely}: ${because}${votes}`, ...slips].join("; ");
}
