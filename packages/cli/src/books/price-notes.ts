import {
  type Book,
  besideListNotes,
  type Cost,
  type CostOptions,
  type Instant,
  LIST_BOOK,
  oldPriceNotes,
  promisePastNotes,
  requestCost,
  type Usage,
} from "@outlay/pricing";
import { loadCatalog } from "../catalog/load.ts";

/**
 * A cost with what a reader must know of its prices: that a source has not shown one for long; and by a book
 * of the catalog that is not the vendors' list, where it differs from it and what the list comes to.
 *
 * @param usage what was priced, and how
 */
export function withPriceNotes(
  cost: Cost,
  usage: Usage,
  book: Book,
  at: Instant,
  options: CostOptions,
): Cost {
  // Somebody else's catalogue says of no price when it was seen.
  if (!("modelFacts" in book)) return cost;
  const { books } = loadCatalog();
  const list = books.get(LIST_BOOK);
  const other = book.id !== LIST_BOOK && books.get(book.id) === book;
  const notes =
    other && list !== undefined
      ? besideListNotes(cost, requestCost(usage, list, at, options))
      : [...oldPriceNotes(cost, at), ...promisePastNotes(cost, at)];
  return notes.length === 0 ? cost : { ...cost, notes: [...cost.notes, ...notes] };
}
