import { type CatalogBook, type CatalogBookInput, catalogBook } from "./catalog-book.ts";
import { decimal } from "./decimal.ts";
import { at } from "./instant.ts";
import { METERS, type Meter } from "./meter.ts";
import type { PriceFactor, PriceLine } from "./price-line.ts";

/** Since when the made-up prices of the tests hold and are known. */
export const SINCE: ReturnType<typeof at> = at("2026-01-01");

let count = 0;

/** A made-up price line: USD for the meter's usual `per`. */
export function line(meter: Meter, usd: string, more: Partial<PriceLine> = {}): PriceLine {
  count += 1;
  return {
    id: `line-${count}`,
    provider: "acme",
    model: "m",
    meter,
    usd: decimal(usd),
    per: METERS[meter].per,
    when: {},
    effective: { from: SINCE },
    known: { from: SINCE },
    sources: ["made up for a test"],
    status: "single source",
    ...more,
  };
}

/** A made-up factor. */
export function factor(
  value: string,
  when: PriceFactor["when"],
  more: Partial<PriceFactor> = {},
): PriceFactor {
  count += 1;
  return {
    id: `factor-${count}`,
    provider: "acme",
    factor: decimal(value),
    when,
    effective: { from: SINCE },
    known: { from: SINCE },
    sources: ["made up for a test"],
    status: "single source",
    ...more,
  };
}

/** A book of made-up prices; throws where they contradict each other. */
export function acmeBook(
  lines: readonly PriceLine[],
  more: Omit<Partial<CatalogBookInput>, "lines"> = {},
): CatalogBook {
  const book = catalogBook({ id: "acme", lines, ...more });
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  return book.value;
}
