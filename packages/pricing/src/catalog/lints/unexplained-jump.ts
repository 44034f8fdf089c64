import type { CheckProblem } from "@outlay/document";
import { decimal } from "../../decimal.ts";
import { compareRational } from "../../rational.ts";
import { isFivefold } from "../fivefold.ts";
import { amountsOf, conditionText } from "../price-row.ts";
import type { Lint } from "./lint.ts";

/** A price that changed fivefold or more, up or down, and nothing says why. */
export const unexplainedJump: Lint = (file) =>
  file.models.flatMap((model, m) =>
    model.prices.flatMap((sheet, s): CheckProblem[] => {
      const before = model.prices[s - 1];
      if (before === undefined || sheet.note !== undefined) return [];
      return sheet.usd.flatMap((row, r) =>
        row.note !== undefined
          ? []
          : amountsOf(row).flatMap(([meter, usd]) => {
              const was = before.usd.find(
                (other) =>
                  other[meter] !== undefined && conditionText(other) === conditionText(row),
              )?.[meter];
              if (was === undefined) return [];
              const [now, then] = [decimal(usd), decimal(was)];
              return isFivefold(then, now) && compareRational(now, then) !== 0
                ? [
                    {
                      message: `${meter} went from ${was} to ${usd}, fivefold or more: say why in \`note\``,
                      at: ["models", m, "prices", s, "usd", r, meter],
                    },
                  ]
                : [];
            }),
      );
    }),
  );
