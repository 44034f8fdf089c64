import { METERS, type Meter } from "./meter.ts";
import type { PriceTable } from "./price-table.ts";

/**
 * The meters whose price counts, in order, where a model lists none for the one asked: the book's own
 * rule for the model, else the general one.
 */
export function standIns(
  { fallbacks }: Pick<PriceTable, "fallbacks">,
  meter: Meter,
): readonly Meter[] {
  const general = METERS[meter].fallback;
  return fallbacks[meter] ?? (general === undefined ? [] : [general]);
}
