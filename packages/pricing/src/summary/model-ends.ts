import type { PriceBook } from "../catalog/price-book.ts";
import type { EndOfLife } from "../catalog/price-file.ts";
import type { Instant } from "../instant.ts";
import { currentModels, endOf } from "./seller-coverage.ts";

/** A model that ends, and what its vendor recommends instead. */
export interface ModelEnd {
  readonly provider: string;
  readonly model: string;
  readonly date: Instant;
  readonly endOfLife: EndOfLife;
}

/**
 * Models that answer on a day and end after it, up to and with another day; the first to end first.
 */
export const modelEnds = (book: PriceBook, day: Instant, until: Instant): readonly ModelEnd[] =>
  currentModels(book, day)
    .flatMap(({ facts }): ModelEnd[] => {
      const date = endOf(facts);
      const { endOfLife } = facts;
      return date === undefined || endOfLife === undefined || date > until
        ? []
        : [{ provider: facts.provider, model: facts.id, date, endOfLife }];
    })
    .sort((a, b) => a.date - b.date || (a.model < b.model ? -1 : 1));
