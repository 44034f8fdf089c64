import type { CheckProblem } from "@outlay/document";
import { decimal } from "../../decimal.ts";
import { METERS } from "../../meter.ts";
import { compareRational } from "../../rational.ts";
import { amountsOf, conditionText } from "../price-row.ts";
import { type Lint, rowsOf } from "./lint.ts";
import { plainMeter } from "./plain-meter.ts";

/** Reading from a cache that costs more than reading, or writing to it that costs less. */
export const cacheOrder: Lint = (file) => {
  const rows = rowsOf(file);
  return rows.flatMap(({ sheet, row, at }) =>
    amountsOf(row).flatMap(([meter, usd]): CheckProblem[] => {
      const { cache } = METERS[meter];
      const plain = plainMeter(meter);
      if (cache === "none" || plain === undefined) return [];
      const input = rows.find(
        (other) =>
          other.sheet === sheet &&
          other.row[plain] !== undefined &&
          conditionText(other.row) === conditionText(row),
      )?.row[plain];
      if (input === undefined) return [];
      const order = compareRational(decimal(usd), decimal(input));
      if (cache === "read" ? order <= 0 : order >= 0) return [];
      return [
        {
          message:
            cache === "read"
              ? `reading from the cache costs ${usd}, more than the input itself (${input})`
              : `writing to the cache costs ${usd}, less than the input itself (${input})`,
          at: [...at, meter],
        },
      ];
    }),
  );
};
