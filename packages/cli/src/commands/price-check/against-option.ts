import { nearest } from "@outlay/document";
import {
  type Against,
  bookErrorText,
  FOREIGN_BOOKS,
  isForeignKind,
  openPricedBook,
  readInstant,
} from "@outlay/pricing";
import { type BookWord, bookWord } from "../../books/book-word.ts";
import { openOwnFile } from "../../books/open-own-file.ts";
import { OWN_KIND, ownAsForeign } from "../../books/own-as-foreign.ts";
import { readFiles } from "../../books/resolve-book.ts";
import { exitCode } from "../../exit-code.ts";
import type { Io } from "../../io.ts";

const KINDS = [...FOREIGN_BOOKS, OWN_KIND];

/**
 * The catalogues that `--against` names, each `KIND:PATH` or `KIND:PATH@DATE` with the day it was
 * taken.
 *
 * @returns undefined after telling on stderr what is allowed
 */
export async function againstOption(
  typed: readonly string[],
  io: Io,
): Promise<readonly Against[] | undefined> {
  const opened: Against[] = [];
  for (const text of typed) {
    const word = bookWord(text);
    const { kind, date } = word;
    const dated = date === undefined ? undefined : readInstant(date, 12);
    if (!KINDS.includes(kind) || word.path === "") return refuse(notAKind(text, kind), io);
    if (dated?.ok === false) return refuse(`--against ${text}: ${date} is not a day.`, io);
    const copies = opened.filter(({ spec }) => spec.kind === kind).length;
    const one = await openOne(word, copies === 0 ? kind : `${kind} (${copies + 1})`, io);
    if (one === undefined) return undefined;
    opened.push({ ...one, ...(dated && { dated: dated.value }) });
  }
  return opened;
}

function notAKind(text: string, kind: string): string {
  const near = nearest(kind, KINDS);
  const kinds = KINDS.map((one) => `${one}:PATH`).join(", ");
  return `--against ${text} is none of ${kinds}.${near === undefined ? "" : ` Did you mean ${near}?`}`;
}

function refuse(message: string, io: Io): undefined {
  io.fail(exitCode.usage, message);
  return undefined;
}

async function openOne({ kind, path }: BookWord, id: string, io: Io): Promise<Against | undefined> {
  if (!isForeignKind(kind)) {
    const book = await openOwnFile(path, io);
    return book && { book: ownAsForeign(book), spec: { kind, id, files: [] } };
  }
  const spec = { kind, id, files: await readFiles(kind, path, io) };
  const book = openPricedBook(spec);
  return book.ok ? { book: book.value, spec } : refuse(`${bookErrorText(book.error)}.`, io);
}
