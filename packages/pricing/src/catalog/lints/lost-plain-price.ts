import type { CheckProblem } from "@outlay/document";
import type { Meter } from "../../meter.ts";
import { isRequestToken } from "../../price-table.ts";
import type { PriceRow } from "../price-file.ts";
import { amountsOf, conditionText } from "../price-row.ts";
import { type Lint, rowsOf } from "./lint.ts";

/** The conditions of a row beside the length of its prompt and its hours, which halves share. */
const conditionsOf = ({ above, up_to, hours, weekdays, ...rest }: PriceRow): string =>
  conditionText(rest);

const PLAIN = conditionText({});

/**
 * A token meter that is priced only in a tier, a region or a variant, though the sheet has plain prices
 * of other token meters, or only in a tier such as batch: the plain price was lost, and an ordinary
 * request would be unpriced. What is sold in one region or by variant alone has no plain price, and
 * passes; so does a meter that another one's price counts for (`bills_as`).
 */
export const lostPlainPrice: Lint = (file) => {
  const rows = rowsOf(file);
  const priced = new Map<unknown, Map<string, Set<Meter>>>();
  for (const { sheet, row } of rows) {
    const conditions = priced.get(sheet) ?? new Map<string, Set<Meter>>();
    const meters = conditions.get(conditionsOf(row)) ?? new Set<Meter>();
    for (const [meter] of amountsOf(row)) meters.add(meter);
    priced.set(sheet, conditions.set(conditionsOf(row), meters));
  }
  return rows.flatMap(({ model, sheet, row, at }): CheckProblem[] => {
    const { tier, ...untiered } = row;
    const of = (conditions: string): ReadonlySet<Meter> =>
      priced.get(sheet)?.get(conditions) ?? new Set();
    const siblings = [...of(PLAIN)].some(isRequestToken);
    const onlyInTier = (meter: Meter) =>
      tier !== undefined && !of(conditionsOf(untiered)).has(meter);
    const stands = { ...file.bills_as, ...model.bills_as };
    const lost = amountsOf(row).flatMap(([meter]) =>
      isRequestToken(meter) &&
      stands[meter] === undefined &&
      !of(PLAIN).has(meter) &&
      (siblings || onlyInTier(meter))
        ? [meter]
        : [],
    );
    return lost.length === 0
      ? []
      : [
          {
            code: "inconsistent",
            message: `${lost.join(", ")}: priced only under this condition, so a plain request has no price for it; expected a row without the condition beside it`,
            at,
          },
        ];
  });
};
