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
    case "name_by_rule":
      return `took another model (${slip.rule})`;
  }
}

/** Who is likely right and why, with what is known of each book that differs. */
export function verdictWords({ verdict, witnesses }: ComparedPrice): string {
  if (verdict === undefined) return "";
  const { likely, because, agree, differ } = verdict;
  const votes =
    because.startsWith("most") || because.startsWith("as many") ? ` (${agree}:${differ})` : "";
  const slips = witnesses.flatMap(({ book, slip }) =>
    slip === undefined ? [] : [`${book} ${slipWords(slip)}`],
  );
  return [`${likely}: ${because}${votes}`, ...slips].join("; ");
}
