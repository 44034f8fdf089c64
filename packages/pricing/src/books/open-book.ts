import { fail, type Outcome } from "@outlay/document";
import type { Book } from "../book.ts";
import type { BookError } from "./book-error.ts";
import { openGenaiPrices } from "./genai-prices/open-genai-prices.ts";
import { openLangfuse } from "./langfuse/open-langfuse.ts";
import { openLitellm } from "./litellm/open-litellm.ts";
import { openModelsDev } from "./models-dev/open-models-dev.ts";
import { openOpenrouter } from "./openrouter/open-openrouter.ts";
import { openPortkey } from "./portkey/open-portkey.ts";
import { openSimonw } from "./simonw/open-simonw.ts";
import { openTokencost } from "./tokencost/open-tokencost.ts";
import { openTokenlens } from "./tokenlens/open-tokenlens.ts";

/** The kinds of foreign books that are read. */
export const FOREIGN_BOOKS = [
  "genai-prices",
  "langfuse",
  "litellm",
  "models.dev",
  "openrouter",
  "portkey",
  "simonw",
  "tokencost",
  "tokenlens",
] as const;

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
  if (kind === "portkey") return openPortkey(files, id);
  return OPENERS[kind](file.text, file.name, id);
}

const OPENERS: Readonly<
  Record<
    Exclude<ForeignBookKind, "portkey">,
    (text: string, file: string, id: string) => Outcome<ForeignBook, BookError>
  >
> = {
  "genai-prices": openGenaiPrices,
  langfuse: openLangfuse,
  litellm: openLitellm,
  "models.dev": openModelsDev,
  openrouter: openOpenrouter,
  simonw: openSimonw,
  tokencost: openTokencost,
  tokenlens: openTokenlens,
};

/** Whether a word names a kind of foreign book. */
export const isForeignKind = (word: string): word is ForeignBookKind =>
  (FOREIGN_BOOKS as readonly string[]).includes(word);
