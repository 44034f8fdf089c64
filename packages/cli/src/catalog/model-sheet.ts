import type {
  Instant,
  Meter,
  ModelFacts,
  ModelPrices,
  PriceFactor,
  PriceLine,
  PriceSheet,
} from "@outlay/pricing";
import { sheetTimeline } from "@outlay/pricing";
import { inForce } from "./when.ts";

/** Everything that a book says of a model at one time. */
export interface ModelSheet {
  /** Prices in force, in the order of the meters. */
  readonly lines: readonly PriceLine[];
  readonly factors: readonly PriceFactor[];
  /** Meters without a price of their own, by the meter whose price counts for them. */
  readonly billedAs: readonly { readonly meter: Meter; readonly as: Meter }[];
  /** The sheet that the lines come from, with its notes. */
  readonly sheet?: PriceSheet;
  /** The other sheets, oldest first. */
  readonly others: readonly PriceSheet[];
  /** The last day for which some source shows any of these prices. */
  readonly checked?: Instant;
}

/**
 * The prices of a model in force at a time.
 *
 * @param knownAt as known then; absent: as known now
 */
export function modelSheet(
  prices: ModelPrices,
  facts: ModelFacts | undefined,
  time: Instant,
  knownAt: Instant | undefined,
): ModelSheet {
  const lines = prices.table.lines.filter((line) => inForce(line, time, knownAt));
  const factors = prices.table.factors.filter((factor) => inForce(factor, time, knownAt));
  const priced = new Set(lines.map((line) => line.meter));
  const billedAs = Object.entries(prices.table.fallbacks).flatMap(([meter, as]) =>
    priced.has(meter as Meter) ? [] : (as ?? []).map((one) => ({ meter: meter as Meter, as: one })),
  );
  const sheets = facts?.sheets ?? [];
  const sheet = sheetTimeline(sheets, facts?.known ?? "1970-01-01").find((dated) =>
    inForce(dated, time, knownAt),
  )?.sheet;
  const checked = lines.reduce<Instant | undefined>((latest, { list, ...own }) => {
    // Of a negotiated price it is the list price that a source shows.
    const line = list ?? own;
    return line.checked !== undefined && line.checked > (latest ?? 0) ? line.checked : latest;
  }, undefined);
  return {
    lines,
    factors,
    billedAs: billedAs.filter(({ as }) => priced.has(as)),
    ...(sheet === undefined ? {} : { sheet }),
    others: sheets.filter((one) => one !== sheet),
    ...(checked === undefined ? {} : { checked }),
  };
}
