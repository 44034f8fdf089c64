import type { Conditions, PriceLine } from "@outlay/pricing";
import type { ModelSheet } from "./model-sheet.ts";

/**
 * What of a sheet decides the price of a request in a region: prices and multiples of that region or of
 * none; a plain price gives way to one of the region under the same other conditions.
 */
export function inRegion(sheet: ModelSheet, region: string): ModelSheet {
  const fits = ({ when }: { readonly when: Conditions }) =>
    when.region === undefined || when.region === region;
  const own = new Set(
    sheet.lines.filter(({ when }) => when.region === region).map(otherConditions),
  );
  return {
    ...sheet,
    lines: sheet.lines.filter(
      (line) => fits(line) && (line.when.region === region || !own.has(otherConditions(line))),
    ),
    factors: sheet.factors.filter(fits),
  };
}

/** A line's meter and its conditions other than the region, as a key. */
const otherConditions = ({ meter, when: { region: _region, ...rest } }: PriceLine): string =>
  JSON.stringify([meter, Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))]);
