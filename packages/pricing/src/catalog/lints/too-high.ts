import { decimal } from "../../decimal.ts";
import { METERS } from "../../meter.ts";
import { compareRational, ratio } from "../../rational.ts";
import { amountsOf } from "../price-row.ts";
import { type Lint, rowsOf } from "./lint.ts";

const MOST_PER_MILLION = ratio(1000n);

/** A token price above 1,000 USD per million: a price per token or in cents was taken for it. */
export const tooHigh: Lint = (file) =>
  rowsOf(file).flatMap(({ row, at }) =>
    amountsOf(row).flatMap(([meter, usd]) =>
      METERS[meter].unit === "token" && compareRational(decimal(usd), MOST_PER_MILLION) > 0
        ? [
            {
              code: "out_of_range" as const,
              message: `${usd} USD per million tokens is above 1000: is it in another unit?`,
              at: [...at, meter],
            },
          ]
        : [],
    ),
  );
