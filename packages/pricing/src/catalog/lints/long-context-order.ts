import type { CheckProblem } from "@outlay/document";
import { decimal } from "../../decimal.ts";
import { compareRational } from "../../rational.ts";
import type { PriceRow } from "../price-file.ts";
import { amountsOf, conditionText } from "../price-row.ts";
import { type Lint, rowsOf } from "./lint.ts";

const withoutContext = (row: PriceRow): string => {
  const { above: _above, up_to: _upTo, ...rest } = row;
  return conditionText(rest);
};

/** A price for long prompts below the one for short prompts. */
export const longContextOrder: Lint = (file) => {
  const rows = rowsOf(file);
  return rows.flatMap(({ sheet, row, at }): CheckProblem[] => {
    const { above } = row;
    if (above === undefined) return [];
    return amountsOf(row).flatMap(([meter, usd]) =>
      rows
        .filter(
          (other) =>
            other.sheet === sheet &&
            (other.row.above ?? 0) < above &&
            withoutContext(other.row) === withoutContext(row),
        )
        .flatMap((other) => {
          const shorter = other.row[meter];
          return shorter !== undefined && compareRational(decimal(usd), decimal(shorter)) < 0
            ? [
                {
                  message: `above ${above} tokens at ${usd}, less than ${shorter} for shorter prompts`,
                  at: [...at, meter],
                },
              ]
            : [];
        }),
    );
  });
};
