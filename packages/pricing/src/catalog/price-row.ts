import { METER_NAMES, type Meter } from "../meter.ts";
import type { PriceRow } from "./price-file.ts";

/** The meters of a row that carry a price, with it. */
export const amountsOf = (row: PriceRow): readonly (readonly [Meter, string])[] =>
  METER_NAMES.flatMap((one) => {
    const amount = row[one];
    return amount === undefined ? [] : [[one, amount] as const];
  });

/** Conditions of a row as one text, to compare rows of two sheets. */
export const conditionText = (row: PriceRow): string =>
  JSON.stringify([
    row.tier ?? "",
    row.above ?? "",
    row.up_to ?? "",
    row.region ?? row.regions ?? "",
    row.hours ?? "",
    row.weekdays ?? false,
    Object.entries(row.variant ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);
