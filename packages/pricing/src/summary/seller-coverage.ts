import { endDay } from "../catalog/end-day.ts";
import type { ModelFacts, PriceBook } from "../catalog/price-book.ts";
import { type Provisioned, provisionedOffers } from "../catalog/provisioned.ts";
import { inForceAt } from "../compare/price-point.ts";
import { at, type Instant } from "../instant.ts";
import type { PriceFactor, PriceLine } from "../price-line.ts";
import { type PriceKind, priceKinds } from "./price-kind.ts";

/** A model with the prices that are in force on a day. */
export interface CurrentModel {
  readonly facts: ModelFacts;
  readonly lines: readonly PriceLine[];
  readonly factors: readonly PriceFactor[];
  readonly kinds: ReadonlySet<PriceKind>;
}

/** What one seller sells on a day. */
export interface SellerCoverage {
  readonly provider: string;
  /** Models that have a price and answer on the day. */
  readonly models: readonly CurrentModel[];
  /** Models that have ended, kept to price old responses. */
  readonly ended: number;
  /** Prices in force of the models that answer. */
  readonly prices: number;
  /** How many of the models have a price of a kind; a kind that none has is absent. */
  readonly kinds: ReadonlyMap<PriceKind, number>;
}

/** The first day on which a model is known to answer no more; absent: none is announced. */
export const endOf = ({ endOfLife }: ModelFacts): Instant | undefined => {
  const day = endDay(endOfLife);
  return day === undefined ? undefined : at(day);
};

/**
 * Models that answer on a day, with their prices in force then, as known now.
 *
 * @param provisioned what reserved throughput carries, to be counted as a kind of price
 * @returns in the order of the book
 */
export const currentModels = (
  book: PriceBook,
  day: Instant,
  provisioned?: Provisioned,
): readonly CurrentModel[] =>
  book.models.flatMap(({ provider, model, table }) => {
    const facts = book.model(provider, model);
    if (facts === undefined || (endOf(facts) ?? Number.POSITIVE_INFINITY) <= day) return [];
    const lines = table.lines.filter((line) => inForceAt(line, day));
    if (lines.length === 0) return [];
    const factors = table.factors.filter((factor) => inForceAt(factor, day));
    const kinds = new Set(priceKinds(lines, factors, facts));
    if (provisioned !== undefined && provisionedOffers(provisioned, provider, model).length > 0) {
      kinds.add("provisioned");
    }
    return [{ facts, lines, factors, kinds }];
  });

/** What each seller of a book sells on a day, those with the most models first. */
export function sellerCoverage(
  book: PriceBook,
  day: Instant,
  provisioned?: Provisioned,
): readonly SellerCoverage[] {
  const current = Map.groupBy(currentModels(book, day, provisioned), ({ facts }) => facts.provider);
  const all = Map.groupBy(book.modelFacts, ({ provider }) => provider);
  return [...all]
    .map(([provider, facts]) => {
      const models = current.get(provider) ?? [];
      const kinds = new Map<PriceKind, number>();
      for (const kind of models.flatMap((model) => [...model.kinds])) {
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      }
      return {
        provider,
        models,
        ended: facts.filter((each) => (endOf(each) ?? Number.POSITIVE_INFINITY) <= day).length,
        prices: models.reduce((sum, { lines }) => sum + lines.length, 0),
        kinds,
      };
    })
    .sort((a, b) => b.models.length - a.models.length || (a.provider < b.provider ? -1 : 1));
}
