import type { CheckProblem } from "@outlay/document";
import { decimal } from "../../decimal.ts";
import { compareRational, ONE } from "../../rational.ts";
import type { PriceRow } from "../price-file.ts";
import { amountsOf, conditionText } from "../price-row.ts";
import { type Lint, rowsOf } from "./lint.ts";

const CHEAPER = ["batch", "flex"];

/** The standard row with the same further conditions. */
const standardOf = (row: PriceRow): string => {
  const { tier: _tier, ...rest } = row;
  return conditionText(rest);
};

/**
 * A batch or flex price that is not below the standard one, or a priority price below it. A price equal
 * to the standard one may stand with a note: some vendors sell cached input in batches like any other.
 */
export const tierOrder: Lint = (file) => {
  const rows = rowsOf(file);
  return rows.flatMap(({ sheet, row, at }): CheckProblem[] => {
    const { tier, times, note } = row;
    if (tier === undefined || (!CHEAPER.includes(tier) && tier !== "priority")) return [];
    const wrong = (order: number): boolean => (tier === "priority" ? order < 0 : order >= 0);
    if (times !== undefined) {
      return wrong(compareRational(decimal(times), ONE))
        ? [{ message: `${tier} at ${times} times the standard price`, at: [...at, "times"] }]
        : [];
    }
    return amountsOf(row).flatMap(([meter, usd]) => {
      const standard = rows.find(
        (other) =>
          other.sheet === sheet &&
          other.row[meter] !== undefined &&
          conditionText(other.row) === standardOf(row),
      )?.row[meter];
      if (standard === undefined) return [];
      const order = compareRational(decimal(usd), decimal(standard));
      if (!wrong(order) || (order === 0 && note !== undefined)) return [];
      const words = tier === "priority" ? "below" : "not below";
      return [
        { message: `${tier} at ${usd} is ${words} the standard ${standard}`, at: [...at, meter] },
      ];
    });
  });
};
