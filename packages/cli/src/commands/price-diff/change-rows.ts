import { type Conditions, type Meter, type PriceDifference, toDecimal } from "@outlay/pricing";
import { dayText } from "../../catalog/when.ts";
import { amountText, ratioText, whenWords } from "../price-check/check-words.ts";

/** Differences that are one for a reader: the same ratio of one meter under several conditions. */
export interface ChangeRow {
  readonly meter: Meter;
  /** What holds without conditions, or under the fewest. */
  readonly main: PriceDifference;
  /** Conditions under which it changed by the same ratio. */
  readonly also: readonly Conditions[];
}

/** Changed prices, those of one meter with one ratio together, in their order. */
export function changeRows(differences: readonly PriceDifference[]): readonly ChangeRow[] {
  const groups = Map.groupBy(
    differences.filter(({ kind }) => kind === "changed"),
    ({ meter, ratio }) => `${meter} ${ratio === undefined ? "" : toDecimal(ratio, 40).text}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [main, ...others] = group;
    return main === undefined
      ? []
      : [{ meter: main.meter, main, also: others.map(({ when }) => when) }];
  });
}

/** Prices that one side alone has: the conditions and each price under them. */
export function oneSidedWords(
  differences: readonly PriceDifference[],
  kind: "added" | "gone",
): readonly string[] {
  const groups = Map.groupBy(
    differences.filter((one) => one.kind === kind),
    ({ when }) => JSON.stringify(when),
  );
  return [...groups.values()].map((group) => {
    const prices = group.map(({ meter, before, after }) => {
      const price = before ?? after;
      return `${meter} ${price === undefined ? "" : amountText(price.usd, meter)}`;
    });
    const [first] = group;
    return `${whenWords(first?.when ?? {})}: ${prices.join(", ")}`;
  });
}

/** Conditions in one list, what they begin with said once: `batch; region au, ca`. */
export function togetherWords(conditions: readonly Conditions[]): string {
  const words = conditions.map(whenWords);
  const regions = words.filter((one) => one.startsWith("region "));
  const others = words.filter((one) => !one.startsWith("region "));
  const places = regions.map((one) => one.slice("region ".length));
  return [...others, ...(places.length === 0 ? [] : [`region ${places.join(", ")}`])].join("; ");
}

/** Since when the new price holds, and how many changes led to it; empty where its book tells no days. */
export const sinceText = ({ since, steps = 1 }: PriceDifference): string =>
  since === undefined ? "" : `${dayText(since)}${steps > 1 ? `, ${steps} changes` : ""}`;

/** Old and new as text, every digit. */
export const amounts = ({ meter, before, after }: PriceDifference): readonly [string, string] => [
  before === undefined ? "-" : amountText(before.usd, meter),
  after === undefined ? "-" : amountText(after.usd, meter),
];

/** After divided by before, three digits; `from 0` where there is no ratio. */
export const changeText = ({ ratio }: PriceDifference): string =>
  ratio === undefined ? "from 0" : ratioText(ratio);
