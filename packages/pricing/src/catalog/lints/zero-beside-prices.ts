import { decimal } from "../../decimal.ts";
import { amountsOf } from "../price-row.ts";
import { type Lint, rowsOf } from "./lint.ts";

/** A price of 0 in a row with prices that are not: a price that was not found is left out, not zero. */
export const zeroBesidePrices: Lint = (file) =>
  rowsOf(file).flatMap(({ row, at }) => {
    const amounts = amountsOf(row);
    const zero = amounts.filter(([, usd]) => decimal(usd).n === 0n);
    if (zero.length === amounts.length) return [];
    return zero.map(([meter]) => ({
      message: `${meter} costs 0 while others of the row do not: leave an unknown price out, and put a free meter in a row of its own`,
      at: [...at, meter],
    }));
  });
