import type { CatalogBook } from "../../../catalog-book.ts";
import { type PricePoint, pricePoints, requestAt } from "../../../compare/price-point.ts";
import { at } from "../../../instant.ts";
import type { Meter } from "../../../meter.ts";
import type { Conditions } from "../../../price-line.ts";
import type { Rational } from "../../../rational.ts";
import { sellerOf } from "../../price-facts.ts";
import type { PricedModel, PriceFile, PriceSheet } from "../../price-file.ts";

/** What a request pays under one condition, whichever rows and factors it comes from. */
export interface EffectivePrice {
  readonly meter: Meter;
  readonly when: Conditions;
  /** USD for one unit. */
  readonly usd: Rational;
}

/** The prices that a sheet comes to on its first day, and the way to it. */
export interface EffectiveSheet {
  readonly model: PricedModel;
  readonly sheet: PriceSheet;
  readonly at: readonly (string | number)[];
  readonly prices: readonly EffectivePrice[];
  /** What is paid for a meter under a condition that some row of the sheet states. */
  usd(meter: Meter, when: Conditions): Rational | undefined;
  /** Whether the sheet, or a row of it for the meter or for the tier, says why it is so. */
  isNoted(price: EffectivePrice): boolean;
  /** The sheet before it in time. */
  readonly before?: EffectiveSheet;
}

/**
 * Every sheet of a file that is still thought true, as what it comes to. Rows are looked at one by
 * one elsewhere; here a factor counts, and a condition that only one of two meters states.
 */
export function effectiveSheets(file: PriceFile, book: CatalogBook): EffectiveSheet[] {
  return file.models.flatMap((model, m) => {
    const found = book.find({
      provider: sellerOf(file, model),
      model: model.id,
      at: at("2026-01-01"),
    });
    if (!found.ok) return [];
    const { table } = found.value;
    const standing = model.prices
      .map((sheet, s) => ({ sheet, s }))
      .filter(
        ({ sheet, s }) =>
          !model.prices.some((other, o) => o > s && at(other.from) === at(sheet.from)),
      )
      .sort((a, b) => at(a.sheet.from) - at(b.sheet.from));
    let before: EffectiveSheet | undefined;
    return standing.map(({ sheet, s }) => {
      const from = at(sheet.from);
      const usd = (meter: Meter, when: Conditions): Rational | undefined =>
        table.pick(meter, requestAt({ meter, when }, from))?.usdPerUnit;
      const prices = pricePoints([table], from).flatMap(({ meter, when }: PricePoint) => {
        const paid = usd(meter, when);
        return paid === undefined ? [] : [{ meter, when, usd: paid }];
      });
      before = {
        model,
        sheet,
        at: ["models", m, "prices", s],
        prices,
        usd,
        isNoted: (price) => isNoted(sheet, price),
        ...(before && { before }),
      };
      return before;
    });
  });
}

function isNoted({ note, usd }: PriceSheet, { meter, when }: EffectivePrice): boolean {
  if (note !== undefined) return true;
  const tier = when.serviceTier ?? "standard";
  return usd.some(
    (row) =>
      row.note !== undefined &&
      (row[meter] !== undefined || row.times !== undefined) &&
      (row.tier ?? "standard") === tier,
  );
}
