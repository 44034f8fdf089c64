import { type Book, findBook } from "@outlay/pricing";
import { bookWord } from "../../books/book-word.ts";
import { openOwnFile } from "../../books/open-own-file.ts";
import { OWN_KIND } from "../../books/own-as-foreign.ts";
import { resolveBook } from "../../books/resolve-book.ts";
import { loadCatalog } from "../../catalog/load.ts";
import { exitCode } from "../../exit-code.ts";
import type { Io } from "../../io.ts";

/** A book and, for one of our own kind, the providers that it has. */
export interface OpenedBook {
  readonly book: Book;
  readonly sellers?: ReadonlySet<string>;
}

/**
 * The book that `--book` names: one of the catalog's, a price file or contract of one's own, or
 * somebody else's catalogue.
 *
 * @returns undefined after telling on stderr what is allowed
 */
export async function openBookOption(
  typed: string | undefined,
  io: Io,
): Promise<OpenedBook | undefined> {
  const spec = typed ?? "list";
  const { kind, path } = bookWord(spec);
  if (kind === OWN_KIND) return openPriceFile(path, io);
  if (/\.ya?ml$/i.test(spec)) return openPriceFile(spec, io);
  const resolved = await resolveBook(spec, io, async () => loadCatalog().books);
  if (!resolved.ok) {
    io.fail(exitCode.usage, resolved.error);
    return undefined;
  }
  const { book, remarks } = resolved.value;
  if (remarks.length > 0) {
    io.say(
      `outlay: ${remarks.length} ${remarks.length === 1 ? "thing" : "things"} in this book have no effect, for example: ${remarks[0]}`,
    );
  }
  const own = spec.includes(":") ? undefined : findBook(loadCatalog().books, spec);
  return own?.ok ? { book, sellers: sellersOf(own.value) } : { book };
}

async function openPriceFile(path: string, io: Io): Promise<OpenedBook | undefined> {
  const book = await openOwnFile(path, io);
  return book && { book, sellers: sellersOf(book) };
}

const sellersOf = ({
  models,
}: {
  readonly models: readonly { readonly provider: string }[];
}): ReadonlySet<string> => new Set(models.map(({ provider }) => provider));
