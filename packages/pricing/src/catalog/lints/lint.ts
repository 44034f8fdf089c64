import type { CheckProblem } from "@outlay/document";
import type { PricedModel, PriceFile, PriceRow, PriceSheet } from "../price-file.ts";
import type { Sources } from "../source-list.ts";

/** Something suspicious in a price file; `at` leads to it, so that it is shown at its line. */
export type Lint = (file: PriceFile, sources: Sources) => readonly CheckProblem[];

/** One row and where it stands. */
export interface PlacedRow {
  readonly model: PricedModel;
  readonly sheet: PriceSheet;
  readonly row: PriceRow;
  readonly at: readonly (string | number)[];
}

/** Every row of a file, with the way to it. */
export const rowsOf = (file: PriceFile): readonly PlacedRow[] =>
  file.models.flatMap((model, m) =>
    model.prices.flatMap((sheet, s) =>
      sheet.usd.map((row, r) => ({ model, sheet, row, at: ["models", m, "prices", s, "usd", r] })),
    ),
  );
