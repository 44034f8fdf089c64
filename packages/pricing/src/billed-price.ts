import { METERS, type Meter } from "./meter.ts";
import type { PickedPrice, PriceContext, PriceTable } from "./price-table.ts";

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
  const general = METERS[meter].fallback;
  const others = table.fallbacks[meter] ?? (general === undefined ? [] : [general]);
  for (const each of [meter, ...others]) {
    const picked = table.pick(each, context);
    if (picked !== undefined) return { meter: each, picked };
  }
  return undefined;
}
