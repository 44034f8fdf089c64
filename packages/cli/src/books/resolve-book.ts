import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { fail, nearestAll, type Outcome, ok } from "@outlay/document";
import {
  type Book,
  type BookFile,
  bookErrorText,
  FOREIGN_BOOKS,
  isForeignKind,
  openPricedBook,
} from "@outlay/pricing";
import type { Io } from "../io.ts";
import { bookWord } from "./book-word.ts";
import { pathWords } from "./path-words.ts";

/** A book as `--book` names it, and what of a foreign book's files has no effect. */
export type ResolvedBook = { readonly book: Book; readonly remarks: readonly string[] };

/** Reads our own books; called only where one is asked for. */
export type OwnBooks = () => Promise<ReadonlyMap<string, Book>>;

/**
 * The book that `--book` names: one of our own (`list`, `article-2026`), or `KIND:PATH` for
 * somebody else's catalogue (`genai-prices:prices.json`; `portkey:` also takes a folder with a file
 * for each provider).
 *
 * Throws Node's error where a file cannot be read.
 *
 * @returns the book, or a sentence that says what is allowed
 */
export async function resolveBook(
  spec: string,
  io: Pick<Io, "read">,
  own: OwnBooks,
): Promise<Outcome<ResolvedBook, string>> {
  const { kind, path } = bookWord(spec);
  if (isForeignKind(kind)) return openForeign(kind, path, io);
  const books = await own();
  const book = books.get(spec);
  if (book !== undefined) return ok({ book, remarks: [] });
  const notABook = pathWords(spec);
  if (notABook !== undefined) return fail(notABook);
  const foreign = FOREIGN_BOOKS.map((name) => `${name}:PATH`);
  const near = nearestAll(spec, [...books.keys(), ...foreign]);
  const hint = near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
  return fail(
    `there is no price book ${spec}.${hint} Books are ${[...books.keys(), ...foreign].join(", ")}.`,
  );
}

async function openForeign(
  kind: string,
  path: string,
  io: Pick<Io, "read">,
): Promise<Outcome<ResolvedBook, string>> {
  if (path === "") return fail(`${kind}: needs a path behind the colon: ${kind}:PATH.`);
  const files = await readFiles(kind, path, io);
  const opened = openPricedBook({ kind, files, id: kind });
  if (!opened.ok) return fail(`${bookErrorText(opened.error)}.`);
  return ok({ book: opened.value, remarks: opened.value.remarks });
}

/** One file, or every JSON file of a folder in the order of their names. */
export async function readFiles(
  kind: string,
  path: string,
  io: Pick<Io, "read">,
): Promise<readonly BookFile[]> {
  if (kind === "portkey" && (await isFolder(path))) {
    const names = (await readdir(path)).filter((name) => name.endsWith(".json")).sort();
    return Promise.all(
      names.map(async (name) => ({ name, text: await io.read(join(path, name)) })),
    );
  }
  return [{ name: basename(path), text: await io.read(path) }];
}

const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
};
