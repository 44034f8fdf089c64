import { nearest } from "@outlay/document";
import {
  type Against,
  bookErrorText,
  FOREIGN_BOOKS,
  isForeignKind,
  openBook,
  readInstant,
} from "@outlay/pricing";
import { readFiles } from "../../books/resolve-book.ts";
import { exitCode } from "../../exit-code.ts";
import type { Io } from "../../io.ts";

const DATED = /^(.+)@(\d{4}-\d{2}-\d{2})$/;

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
  const kinds = FOREIGN_BOOKS.map((kind) => `${kind}:PATH`).join(", ");
  const refuse = (message: string): undefined => {
    io.fail(exitCode.usage, message);
    return undefined;
  };
  if (typed.length === 0)
    return refuse(
      `--against is needed, once or several times: ${kinds}; @DATE behind it is its day.`,
    );
  const opened: Against[] = [];
  for (const word of typed) {
    const [, named = word, date] = DATED.exec(word) ?? [];
    const colon = named.indexOf(":");
    const kind = named.slice(0, Math.max(colon, 0));
    if (!isForeignKind(kind) || colon === named.length - 1) {
      const near = nearest(kind, FOREIGN_BOOKS);
      return refuse(
        `--against ${word} is none of ${kinds}.${near === undefined ? "" : ` Did you mean ${near}?`}`,
      );
    }
    const dated = date === undefined ? undefined : readInstant(date, 12);
    if (dated?.ok === false) return refuse(`--against ${word}: ${date} is not a day.`);
    const copies = opened.filter(({ spec }) => spec.kind === kind).length;
    const id = copies === 0 ? kind : `${kind} (${copies + 1})`;
    const spec = { kind, id, files: await readFiles(kind, named.slice(colon + 1), io) };
    const book = openBook(spec);
    if (!book.ok) return refuse(`${bookErrorText(book.error)}.`);
    opened.push({ book: book.value, spec, ...(dated && { dated: dated.value }) });
  }
  return opened;
}
