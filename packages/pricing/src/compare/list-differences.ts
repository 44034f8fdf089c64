import { billedPrice } from "../billed-price.ts";
import type { Book, ModelPrices } from "../book.ts";
import type { CatalogBook } from "../catalog-book.ts";
import { toNumber } from "../decimal.ts";
import type { Instant } from "../instant.ts";
import { METER_NAMES, type Meter } from "../meter.ts";
import type { PriceContext } from "../price-table.ts";
import { compareRational, over, type Rational } from "../rational.ts";
import { listPrice } from "./list-price.ts";

/** A price of a book beside the vendor's list price for the same request. */
export interface ListDifference {
  readonly provider: string;
  readonly model: string;
  readonly meter: Meter;
  /** For requests with more input tokens than this; absent: short ones. */
  readonly contextAbove?: number;
  readonly variant?: Readonly<Record<string, string>>;
  /** The meter whose price the book takes, where it has none for this one. */
  readonly billedAs?: Meter;
  /** USD for one unit of the meter, in the book. */
  readonly usd: Rational;
  /** USD for one unit, in the vendor's list. */
  readonly listUsd: Rational;
  /** `usd` ÷ `listUsd`; absent where the list asks nothing. */
  readonly ratio?: number;
  /** When the list asks it: the time asked for, or the nearest at which it has a price. */
  readonly listAt: Instant;
}

/** A book beside the vendors' list. */
export interface BesideList {
  /** Prices that differ, in the order of the book. */
  readonly differ: readonly ListDifference[];
  /** Prices of the book that are those of the list. */
  readonly same: number;
  /** Models of the book that the list does not know. */
  readonly unlisted: readonly string[];
}

/**
 * Every price of a book that differs from the vendor's list for the same request: computed, not
 * written down. Meters that the book bills as another count where the list has a price of its own, and
 * so do long prompts where the list asks more for them.
 *
 * @param at when the requests are made
 * @param only the models to compare; all of the book when left out
 */
export function listDifferences(
  book: Pick<CatalogBook, "models">,
  list: Book,
  at: Instant,
  only: (prices: ModelPrices) => boolean = () => true,
): BesideList {
  const differ: ListDifference[] = [];
  const unlisted: string[] = [];
  let same = 0;
  for (const prices of book.models.filter(only)) {
    const { provider, model } = prices;
    const listed = list.find({ provider, model, at });
    if (!listed.ok) {
      unlisted.push(`${provider}/${model}`);
      continue;
    }
    for (const { meter, context } of requestsOf(prices, listed.value, at)) {
      const ours = billedPrice(prices.table, meter, context);
      const theirs = listPrice(list, prices, meter, context);
      if (ours === undefined || theirs === undefined) continue;
      const [usd, listUsd] = [ours.picked.usdPerUnit, theirs.picked.usdPerUnit];
      if (sameUsd(usd, listUsd)) {
        if (ours.meter === meter) same += 1;
        continue;
      }
      const { contextTokens, variant } = context;
      const before = differ.at(-1);
      const isLonger =
        contextTokens > 0 &&
        before?.model === model &&
        before.meter === meter &&
        before.provider === provider;
      if (isLonger && sameUsd(before.usd, usd) && sameUsd(before.listUsd, listUsd)) continue;
      differ.push({
        provider,
        model,
        meter,
        ...(contextTokens > 0 && { contextAbove: contextTokens - 1 }),
        ...(variant && { variant }),
        ...(ours.meter !== meter && { billedAs: ours.meter }),
        usd,
        listUsd,
        ...(listUsd.n !== 0n && { ratio: toNumber(over(usd, listUsd)) }),
        listAt: theirs.at,
      });
    }
  }
  return { differ, same, unlisted };
}

const sameUsd = (a: Rational, b: Rational): boolean => compareRational(a, b) === 0;

/** What a book is asked: each meter for a short prompt, and just above each length at which the list changes. */
function* requestsOf(
  { table }: ModelPrices,
  { table: listed }: ModelPrices,
  at: Instant,
): Generator<{ readonly meter: Meter; readonly context: PriceContext }> {
  const listedMeters = new Set(listed.lines.map(({ meter }) => meter));
  for (const meter of METER_NAMES) {
    const own = table.lines.filter((line) => line.meter === meter);
    if (own.length === 0 && !(meter in table.fallbacks && listedMeters.has(meter))) continue;
    const lengths = [
      ...listed.lines.filter((line) => line.meter === meter),
      ...listed.factors.filter(({ meters }) => meters?.includes(meter) ?? true),
    ].flatMap(({ when }) => when.contextAbove ?? []);
    const variants = own.length === 0 ? [undefined] : own.map(({ when }) => when.variant);
    for (const variant of new Map(variants.map((each) => [JSON.stringify(each), each])).values()) {
      for (const above of [-1, ...new Set(lengths)].sort((a, b) => a - b)) {
        const context = { at, contextTokens: above + 1, serviceTier: "standard" as const };
        yield { meter, context: { ...context, ...(variant && { variant }) } };
      }
    }
  }
}
