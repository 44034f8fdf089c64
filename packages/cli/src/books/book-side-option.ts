import { statSync } from "node:fs";
import { basename } from "node:path";
import {
  type BookSide,
  bookErrorText,
  findBook,
  foreignSide,
  type Instant,
  isForeignKind,
  openPricedBook,
  ownSide,
  readInstant,
} from "@outlay/pricing";
import { loadCatalog } from "../catalog/load.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { bookWord } from "./book-word.ts";
import { openOwnFile } from "./open-own-file.ts";
import { OWN_KIND } from "./own-as-foreign.ts";
import { readFiles, resolveBook } from "./resolve-book.ts";

/**
 * One side of a comparison as typed: a book of the catalog, a price file of one's own, the folder of
 * a catalog, or `KIND:PATH`; each with `@DATE` for a day of its own.
 *
 * @param at the day of a side that names none
 * @returns undefined after telling on stderr what is allowed
 */
export async function bookSideOption(
  typed: string,
  at: Instant,
  io: Io,
): Promise<BookSide | undefined> {
  const { kind, path, named, date } = bookWord(typed);
  const day = date === undefined ? undefined : readInstant(date, 12);
  const refuse = (message: string): undefined => {
    io.fail(exitCode.usage, message);
    return undefined;
  };
  if (day?.ok === false) return refuse(`${typed}: ${date} is not a day.`);
  const when = day?.value ?? at;
  if (isForeignKind(kind) && path !== "") {
    if (date !== undefined && date > io.now().toISOString().slice(0, 10))
      return refuse(
        `${typed}: ${date} is in the future; behind @ stands the day the copy was taken.`,
      );
    const id = `${kind}:${basename(path)}`;
    const spec = { kind, id, files: await readFiles(kind, path, io) };
    const book = openPricedBook(spec);
    if (!book.ok) return refuse(`${bookErrorText(book.error)}.`);
    return foreignSide(book.value, spec, when);
  }
  if (kind === OWN_KIND || /\.ya?ml$/.test(named)) {
    const book = await openOwnFile(kind === OWN_KIND ? path : named, io);
    return book && { ...ownSide(book, when), id: named };
  }
  const isFolder = isCatalogFolder(named);
  // A folder is mostly that of another day, whose lints were others.
  const catalog = isFolder ? loadCatalog(named, false) : loadCatalog();
  const own = findBook(catalog.books, isFolder ? "list" : named);
  if (own.ok) return { ...ownSide(own.value, when), id: isFolder ? `catalog:${named}` : named };
  const refused = await resolveBook(named, io, async () => catalog.books);
  return refuse(
    refused.ok
      ? `${named} is no book.`
      : `${refused.error} Or FILE.yaml, a price file of your own.`,
  );
}

/** Whether a path is the folder of a catalog, such as `catalog` of a clone. */
function isCatalogFolder(path: string): boolean {
  try {
    return statSync(`${path}/prices`).isDirectory();
  } catch {
    return false;
  }
}
