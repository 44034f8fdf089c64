import type { Book, ModelPrices } from "../book.ts";
import type { BookSpec, ForeignBook } from "../books/open-book.ts";
import { endDay } from "../catalog/end-day.ts";
import type { EndOfLife } from "../catalog/price-file.ts";
import type { CatalogBook } from "../catalog-book.ts";
import { type ListedModel, listedModels } from "../compare/listed-models.ts";
import { inForceAt, type PricePoint, pricePoints } from "../compare/price-point.ts";
import { foreignPrice, ownPrice, type SpokenPrice } from "../compare/spoken-price.ts";
import { type Instant, at as instantOf } from "../instant.ts";

/** A book on a day, as one side of a comparison. */
export interface BookSide {
  readonly id: string;
  /** The day, as a point in time. */
  readonly at: Instant;
  /** Whether the book is of our own kind: with dated lines, reviewed aliases and stated gaps. */
  readonly own: boolean;
  /** Models that are sold on the day, in the book's order. */
  readonly models: readonly ListedModel[];
  /** The name that the book has for a model, and others that mean the same, reviewed ones only. */
  namesOf(model: ListedModel): readonly string[];
  /** The model's prices on the day, by the first of the names that the book knows and sells. */
  find(provider: string, names: readonly string[]): ModelPrices | undefined;
  /** Every condition under which the book states a price of the model. */
  points(prices: ModelPrices): readonly PricePoint[];
  /** What the book says at a point, or undefined where it says nothing. */
  priceAt(prices: ModelPrices, point: PricePoint): SpokenPrice | undefined;
  /** When a model ends, where the book knows it. */
  endOf(model: ListedModel): EndOfLife | undefined;
  /** Day on which a model came out, where the book knows it: `2026-02-17`. */
  releasedOn(model: ListedModel): string | undefined;
  /** The same book on another day; absent where it tells no days. */
  on?(at: Instant): BookSide;
}

/** A book of our own kind, with what it knows of ends where it knows that. */
export type OwnBook = CatalogBook & {
  model?(
    provider: string,
    id: string,
  ): { readonly endOfLife?: EndOfLife; readonly released?: string } | undefined;
};

/** A book of our own kind on a day, as known now. */
export function ownSide(book: OwnBook, at: Instant): BookSide {
  const endOf = ({ provider, model }: ListedModel): EndOfLife | undefined =>
    book.model?.(provider, model)?.endOfLife;
  const sold = (prices: ModelPrices): boolean =>
    prices.table.lines.some((line) => inForceAt(line, at)) && !hasEnded(endOf(prices), at);
  return {
    id: book.id,
    at,
    own: true,
    models: book.models.filter(sold).map(({ provider, model }) => ({ provider, model })),
    namesOf: ({ provider, model }) => [
      model,
      ...book.aliases
        .filter((alias) => alias.provider === provider && alias.model === model)
        .map(({ name }) => name),
    ],
    find: (provider, names) => {
      const found = firstFound(book, provider, names, at);
      return found !== undefined && sold(found) ? found : undefined;
    },
    points: ({ table }) => pricePoints([table], at),
    priceAt: ({ table }, point) => ownPrice(table, point, at),
    endOf,
    releasedOn: ({ provider, model }) => book.model?.(provider, model)?.released,
    on: (day) => ownSide(book, day),
  };
}

/**
 * Somebody else's catalogue on a day. A name that its rules lead to another entry is not in it.
 *
 * @param spec what the book was opened from
 */
export function foreignSide(book: ForeignBook, spec: BookSpec, at: Instant): BookSide {
  const found = (provider: string, names: readonly string[]): ModelPrices | undefined => {
    const prices = firstFound(book, provider, names, at);
    const named = prices && names.some((name) => contains(prices.model, name));
    return named && prices.table.lines.length > 0 ? prices : undefined;
  };
  return {
    id: spec.id,
    at,
    own: false,
    models: listedModels(book, spec).filter(
      ({ provider, model }) => found(provider, [model]) !== undefined,
    ),
    namesOf: ({ model }) => [model],
    find: found,
    points: ({ table }) => pricePoints([table], at),
    priceAt: (prices, point) =>
      foreignPrice((time) => pricesAt(book, prices, time)?.table, point, at),
    endOf: () => undefined,
    releasedOn: () => undefined,
  };
}

const hasEnded = (end: EndOfLife | undefined, at: Instant): boolean =>
  instantOf(endDay(end) ?? "9999-12-31") <= at;

const contains = (whole: string, part: string): boolean =>
  whole.toLowerCase().includes(part.toLowerCase());

function firstFound(
  book: Book,
  provider: string,
  names: readonly string[],
  at: Instant,
): ModelPrices | undefined {
  for (const model of names) {
    const found = book.find({ provider, model, at });
    if (found.ok) return found.value;
  }
  return undefined;
}

/** The same model's prices at another time of the day. */
function pricesAt(
  book: Book,
  { provider, model }: ModelPrices,
  at: Instant,
): ModelPrices | undefined {
  const found = book.find({ provider, model, at });
  return found.ok ? found.value : undefined;
}
