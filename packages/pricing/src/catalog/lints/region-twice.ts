import type { CheckProblem } from "@outlay/document";
import { isRequestToken } from "../../price-table.ts";
import type { PriceRow } from "../price-file.ts";
import { amountsOf } from "../price-row.ts";
import { type Lint, rowsOf } from "./lint.ts";

const regionsOf = ({ region, regions = [] }: PriceRow): readonly string[] =>
  region === undefined ? regions : [region];

/**
 * A price that is stated for a region, beside a factor for the same region: the factor would multiply
 * it, and the region be paid twice.
 */
export const regionTwice: Lint = (file) => {
  const rows = rowsOf(file);
  return rows.flatMap(({ sheet, row, at }): CheckProblem[] => {
    const places = regionsOf(row);
    if (places.length === 0) return [];
    const amounts = amountsOf(row).map(([meter]) => meter);
    const factors = rows.filter(
      (other) =>
        other.sheet === sheet && other.row.times !== undefined && other.row.tier === undefined,
    );
    return factors.flatMap(({ row: factor }) => {
      const twice = regionsOf(factor).filter((region) => places.includes(region));
      const meters = amounts.filter(
        (meter) => factor.meters?.includes(meter) ?? isRequestToken(meter),
      );
      return twice.length === 0 || meters.length === 0
        ? []
        : [
            {
              code: "inconsistent" as const,
              message: `${meters.join(", ")} for ${twice.join(", ")} is also multiplied by ${factor.times}, the factor of that region`,
              at,
            },
          ];
    });
  });
};
