import type { Meter } from "./meter.ts";
import type { PickedPrice, PriceContext, PriceTable } from "./price-table.ts";
import { standIns } from "./stand-ins.ts";

/** A price, and the meter whose line decided it. */
export interface BilledPrice {
  readonly meter: Meter;
  readonly picked: PickedPrice;
}

/** The price of a meter under the given facts: its own, or that of the meter the book bills it as. */
export function billedPrice(
  table: PriceTable,
  meter: Meter,
  context: PriceContext,
): BilledPrice | undefined {
  for (const each of [meter, ...standIns(table, meter)]) {
    const picked = table.pick(each, context);
    if (picked !== undefined) return { meter: each, picked };
  }
  return undefined;
}
