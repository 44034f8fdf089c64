import type { CheckProblem } from "@outlay/document";
import { isRequestToken } from "../../price-table.ts";
import type { PriceRow } from "../price-file.ts";
import { amountsOf, conditionText } from "../price-row.ts";
import { type Lint, rowsOf } from "./lint.ts";

/** The general row that a narrower one stands beside: same tier, nothing else. */
const generalOf = ({ tier }: PriceRow): string => conditionText(tier === undefined ? {} : { tier });

const isNarrow = ({ above, hours, variant }: PriceRow): boolean =>
  above !== undefined || hours !== undefined || variant !== undefined;

/**
 * A price for long prompts, hours or a variant that leaves a token meter of the general row out: that
 * meter would silently keep the general price. Tokens trained on are part of no request.
 */
export const narrowRows: Lint = (file) => {
  const rows = rowsOf(file);
  const seen = new Set<string>();
  return rows.flatMap(({ sheet, row, at }): CheckProblem[] => {
    const conditions = conditionText(row);
    const key = JSON.stringify([at.slice(0, 4), conditions]);
    if (!isNarrow(row) || row.times !== undefined || seen.has(key)) return [];
    seen.add(key);
    const meters = (text: string) =>
      rows
        .filter((other) => other.sheet === sheet && conditionText(other.row) === text)
        .flatMap((other) => amountsOf(other.row).map(([meter]) => meter));
    const narrow = new Set(meters(conditions));
    const missing = meters(generalOf(row)).filter(
      (meter) => isRequestToken(meter) && !narrow.has(meter),
    );
    return missing.length === 0
      ? []
      : [
          {
            code: "inconsistent",
            message: `no price for ${missing.join(", ")} under this condition, so the general price would count`,
            at,
          },
        ];
  });
};
