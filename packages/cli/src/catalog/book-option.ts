import { findBook, type PriceBook } from "@outlay/pricing";
import { pathWords } from "../books/path-words.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Catalog } from "./load.ts";

/**
 * The book that `--book` names; without it, the vendors' list prices.
 *
 * @returns undefined after telling on stderr which books there are
 */
export function bookOption(
  typed: string | undefined,
  catalog: Catalog,
  io: Io,
): PriceBook | undefined {
  const found = findBook(catalog.books, typed ?? "list");
  if (found.ok) return found.value;
  const notABook = typed === undefined ? undefined : pathWords(typed);
  if (notABook !== undefined) {
    io.fail(exitCode.usage, notABook);
    return undefined;
  }
  const books = [...catalog.books.keys()].join(", ");
  io.fail(exitCode.usage, `there is no price book "${typed}"; the catalog has ${books}.`);
  return undefined;
}
