import { endDay } from "../catalog/end-day.ts";
import type { PriceBook } from "../catalog/price-book.ts";
import type { CatalogBook } from "../catalog-book.ts";
import { type Instant, at as instantOf } from "../instant.ts";
import { OLD_AFTER_DAYS } from "../summary/old-price.ts";
import { inForceAt } from "./price-point.ts";

/** Prices by the days since a source last showed them; those of models that have ended are past. */
export interface Staleness {
  /** Prices in force of models that are still served. */
  readonly prices: number;
  /** Upper ends of the spans in days, the last one open, and how many prices lie in each. */
  readonly spans: readonly { readonly upToDays?: number; readonly prices: number }[];
  /** The longest unchecked. */
  readonly oldest?: {
    readonly provider: string;
    readonly model: string;
    readonly checked: Instant;
  };
}

const ENDS = [30, OLD_AFTER_DAYS, 180];
const DAY = 86_400_000;

/**
 * How long ago the prices in force at a time were last seen at a source, without those of models that
 * the book says have ended.
 */
export function staleness(
  book: CatalogBook & Partial<Pick<PriceBook, "modelFacts">>,
  at: Instant,
  now: Instant,
  concerns: (provider: string, model: string) => boolean,
): Staleness {
  const counts = [...ENDS, Infinity].map((end) => ({ end, prices: 0 }));
  let oldest: Staleness["oldest"];
  let prices = 0;
  const ended = new Set(
    (book.modelFacts ?? [])
      .filter(({ endOfLife }) => instantOf(endDay(endOfLife) ?? "9999-12-31") <= at)
      .map(({ provider, id }) => JSON.stringify([provider, id])),
  );
  for (const { provider, model, table } of book.models) {
    if (!concerns(provider, model) || ended.has(JSON.stringify([provider, model]))) continue;
    for (const line of table.lines) {
      const { checked } = line;
      if (checked === undefined || !inForceAt(line, at)) continue;
      prices += 1;
      const days = (now - checked) / DAY;
      const span = counts.find(({ end }) => days <= end);
      if (span !== undefined) span.prices += 1;
      if (checked < (oldest?.checked ?? Infinity)) oldest = { provider, model, checked };
    }
  }
  return {
    prices,
    spans: counts.map(({ end, prices: count }) => ({
      ...(end < Infinity && { upToDays: end }),
      prices: count,
    })),
    ...(oldest && { oldest }),
  };
}
