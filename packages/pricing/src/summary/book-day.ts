import type { PriceBook } from "../catalog/price-book.ts";
import { at, type Instant } from "../instant.ts";

/** The last day on which anything came into a book: the day that a page without a clock speaks of. */
export const bookDay = ({ modelFacts }: Pick<PriceBook, "modelFacts">): Instant =>
  modelFacts
    .flatMap(({ known, sheets }) => [known, ...sheets.map((sheet) => sheet.known ?? known)])
    .map((day) => at(day))
    .reduce((last, day) => (day > last ? day : last));
