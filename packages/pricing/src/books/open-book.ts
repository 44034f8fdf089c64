import { fail, type Outcome } from "@outlay/document";
import type { Book } from "../book.ts";
import type { BookError } from "./book-error.ts";
import { openGenaiPrices } from "./genai-prices/open-genai-prices.ts";
import { openLitellm } from "./litellm/open-litellm.ts";
import { openModelsDev } from "./models-dev/open-models-dev.ts";
import { openPortkey } from "./portkey/open-portkey.ts";

/** The kinds of foreign books that are read. */
export const FOREIGN_BOOKS = ["genai-prices", "litellm", "models.dev", "portkey"] as const;

/** A kind of foreign book. */
export type ForeignBookKind = (typeof FOREIGN_BOOKS)[number];

/** A file of a book: its name (a Portkey file is named after its provider) and its whole text. */
export type BookFile = { readonly name: string; readonly text: string };

/** What to open. */
export type BookSpec = {
  readonly kind: string;
  /** One file, or for `portkey` any number. */
  readonly files: readonly BookFile[];
  /** How the user named the book; part of every price line's id. */
  readonly id: string;
};

/** A foreign book, with what of its files has no effect here. */
export type ForeignBook = Book & {
  /**
   * Keys that are not mapped to a meter, patterns not run, numbers restored: nothing is dropped in
   * silence.
   */
  readonly remarks: readonly string[];
};

/**
 * Opens somebody else's price catalogue from its text.
 *
 * @example
 * const text = JSON.stringify({ "m-1": { litellm_provider: "openai", mode: "chat", input_cost_per_token: 2e-6, output_cost_per_token: 8e-6 } });
 * openBook({ kind: "litellm", id: "litellm", files: [{ name: "prices.json", text }] }).ok // => true
 * openBook({ kind: "litelm", id: "x", files: [] }).ok // => false
 */
export function openBook({ kind, files, id }: BookSpec): Outcome<ForeignBook, BookError> {
  if (!isForeignKind(kind)) return fail({ code: "unknown_kind", kind, known: FOREIGN_BOOKS });
  const [file] = files;
  if (file === undefined) return fail({ code: "no_text", kind });
  switch (kind) {
    case "genai-prices":
      return openGenaiPrices(file.text, file.name, id);
    case "litellm":
      return openLitellm(file.text, file.name, id);
    case "models.dev":
      return openModelsDev(file.text, file.name, id);
    case "portkey":
      return openPortkey(files, id);
  }
}

/** Whether a word names a kind of foreign book. */
export const isForeignKind = (word: string): word is ForeignBookKind =>
  (FOREIGN_BOOKS as readonly string[]).includes(word);
