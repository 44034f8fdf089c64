import { nearest } from "@outlay/document";
import { FOREIGN_BOOKS, isForeignKind, readInstant } from "@outlay/pricing";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { bookWord } from "./book-word.ts";

/** A catalogue as typed: its kind, where it is, and the day for which it shows its prices. */
export interface DatedCatalogue {
  readonly kind: string;
  readonly path: string;
  readonly day?: string;
}

/**
 * Reads `KIND:PATH` or `KIND:PATH@DATE`.
 *
 * @param more kinds that are allowed beside those of foreign books
 * @returns undefined after telling on stderr what is allowed
 */
export function datedCatalogue(
  typed: string,
  io: Io,
  more: readonly string[] = [],
): DatedCatalogue | undefined {
  const { kind, path, date: day } = bookWord(typed);
  const refuse = (message: string): undefined => {
    io.fail(exitCode.usage, message);
    return undefined;
  };
  if (path === "" || !(isForeignKind(kind) || more.includes(kind))) {
    const kinds = [...FOREIGN_BOOKS, ...more];
    const near = nearest(kind, kinds);
    const hint = near === undefined ? "" : ` Did you mean ${near}?`;
    return refuse(
      `${typed} is none of ${kinds.map((one) => `${one}:PATH`).join(", ")}, with @DATE behind it.${hint}`,
    );
  }
  if (day !== undefined && !readInstant(day).ok) return refuse(`${typed}: ${day} is not a day.`);
  if (day !== undefined && day > io.now().toISOString().slice(0, 10))
    return refuse(`${typed}: ${day} is in the future; behind @ stands the day the copy was taken.`);
  return { kind, path, ...(day !== undefined && { day }) };
}
