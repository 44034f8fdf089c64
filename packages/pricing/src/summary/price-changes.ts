import type { PriceBook } from "../catalog/price-book.ts";
import type { Instant } from "../instant.ts";
import { METER_NAMES, type Meter } from "../meter.ts";
import type { PriceTable } from "../price-table.ts";
import { compareRational, type Rational } from "../rational.ts";

/** A price that changed for plain requests: standard tier, short prompt, no region. */
export interface PriceChange {
  readonly provider: string;
  readonly model: string;
  readonly meter: Meter;
  /** First day of the new price. */
  readonly from: Instant;
  /** USD for one unit of the meter. */
  readonly before: Rational;
  readonly after: Rational;
}

/**
 * Every change of a price for plain requests that a book knows, whether past or ahead: as known now, not
 * corrections of what was thought. A meter that had no price before has not changed.
 *
 * @returns by model in the order of the book, then by day
 */
export const priceChanges = (book: PriceBook): readonly PriceChange[] =>
  book.models.flatMap(({ provider, model, table }) =>
    METER_NAMES.flatMap((meter) =>
      changesOf(table, meter).map((change) => ({ provider, model, meter, ...change })),
    ),
  );

function changesOf(
  table: PriceTable,
  meter: Meter,
): readonly Pick<PriceChange, "from" | "before" | "after">[] {
  const starts = new Set(
    table.lines
      .filter((line) => line.meter === meter && line.known.to === undefined)
      .map((line) => line.effective.from),
  );
  const prices = [...starts]
    .sort((a, b) => a - b)
    .flatMap((from) => {
      const context = { at: from, contextTokens: 0, serviceTier: "standard" as const };
      const usd = table.pick(meter, context)?.usdPerUnit;
      return usd === undefined ? [] : [{ from, usd }];
    });
  return prices.flatMap(({ from, usd: after }, index) => {
    const before = prices[index - 1]?.usd;
    return before === undefined || compareRational(before, after) === 0
      ? []
      : [{ from, before, after }];
  });
}
