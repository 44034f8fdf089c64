import { type BilledPrice, billedPrice } from "../billed-price.ts";
import type { Book } from "../book.ts";
import type { Instant } from "../instant.ts";
import type { Meter } from "../meter.ts";
import type { PriceContext, PriceTable } from "../price-table.ts";

/** A price of the vendor's list, and the time at which the list has it. */
export interface ListPrice extends BilledPrice {
  readonly at: Instant;
}

/**
 * What the vendor's list asks for a meter of a model at the time of a request; where the list has no
 * price then, at the nearest time at which it has one.
 *
 * @returns nothing where the list does not know the model, or has no price of it under these conditions
 */
export function listPrice(
  list: Book,
  { provider, model }: { readonly provider: string; readonly model: string },
  meter: Meter,
  context: PriceContext,
): ListPrice | undefined {
  const found = list.find({ provider, model, at: context.at });
  if (!found.ok) return undefined;
  const { table } = found.value;
  for (const at of [context.at, ...otherTimes(table, context.at)]) {
    const price = billedPrice(table, meter, { ...context, at });
    if (price !== undefined) return { ...price, at };
  }
  return undefined;
}

/** The first and last moments of the prices of a table, the nearest to a time first. */
const otherTimes = ({ lines }: PriceTable, time: Instant): readonly Instant[] =>
  [
    ...new Set(
      lines
        .filter(({ known }) => known.to === undefined)
        .flatMap(({ effective: { from, to } }) => (to === undefined ? [from] : [from, to - 1])),
    ),
  ].sort((a, b) => Math.abs(a - time) - Math.abs(b - time)) as Instant[];
