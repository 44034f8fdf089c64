import type { CheckProblem } from "@outlay/document";
import { decimal } from "../../decimal.ts";
import { amountsOf, conditionText } from "../price-row.ts";
import { type Lint, rowsOf } from "./lint.ts";

/** A row that says nothing or two things, and a meter that two rows price under one condition. */
export const rows: Lint = (file) => {
  const seen = new Map<string, string>();
  return rowsOf(file).flatMap(({ row, at }): CheckProblem[] => {
    const amounts = amountsOf(row);
    if ((amounts.length === 0) === (row.times === undefined)) {
      return [{ message: "a row has either prices or `times`", at }];
    }
    if (row.meters !== undefined && row.times === undefined) {
      return [{ message: "`meters` limits `times`, and there is none", at: [...at, "meters"] }];
    }
    if (row.weekdays !== undefined && row.hours === undefined) {
      return [
        { message: "`weekdays` narrows `hours`, and there are none", at: [...at, "weekdays"] },
      ];
    }
    if (row.times !== undefined && !isFactor(row.times)) {
      return [
        {
          message: `\`times\` of ${row.times}: a factor is above 0 and has at most 6 digits; where prices are no such multiple, write them`,
          at: [...at, "times"],
        },
      ];
    }
    if (row.region !== undefined && row.regions !== undefined) {
      return [{ message: "either `region` or `regions`", at: [...at, "regions"] }];
    }
    return amounts.flatMap(([meter]): CheckProblem[] => {
      const key = JSON.stringify([at.slice(0, 4), conditionText(row), meter]);
      const twice = seen.has(key);
      seen.set(key, meter);
      return twice
        ? [
            {
              code: "duplicate_key",
              message: `${meter} has a price under the same conditions above`,
              at: [...at, meter],
            },
          ]
        : [];
    });
  });
};

/** More digits make prices that nobody lists: 0.25999999… for 0.26. */
const isFactor = (text: string): boolean =>
  decimal(text).n > 0n && text.replace(/^0+|\./g, "").replace(/^0+/, "").length <= 6;
