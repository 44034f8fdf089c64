import type { Estimate, PathResult, YearResult } from "@outlay/estimate";
import { roughAmount, roughUsd } from "./money.ts";
import { spanWords } from "./span-words.ts";

/**
 * A fiscal year as the name of a row: `2026 (build)`, `2027 (9 months)`, `2028`.
 */
export const yearTitle = ({ year, months }: Pick<YearResult, "year" | "months">): string =>
  months === 12
    ? String(year)
    : months === 0
      ? `${year} (build)`
      : `${year} (${spanWords(months)})`;

/** What the books are kept in: dollars, or the currency of the plan. */
export interface BookUnit {
  /** Whether it is the plan's currency, so that the figures are those of `inCurrency`. */
  readonly local: boolean;
  /** `USD`, `EUR`. */
  readonly name: string;
  /** An amount for people, a dash for none; where `local`, without a sign: the table says in what. */
  readonly money: (amount: number) => string;
}

/** What the fiscal years of these paths are shown in: the plan's currency where all of them have it. */
export function bookUnit(
  { currency }: Pick<Estimate, "currency">,
  paths: readonly PathResult[],
): BookUnit {
  const local =
    currency !== undefined &&
    paths.every(({ years }) => years.every(({ inCurrency }) => inCurrency !== undefined));
  const money = local ? roughAmount : roughUsd;
  return {
    local,
    name: local ? currency : "USD",
    money: (amount) => (amount === 0 ? "-" : money(amount)),
  };
}
