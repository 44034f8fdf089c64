import { fail, type Outcome } from "@outlay/document";
import type { BookError } from "../books/book-error.ts";
import { type BookSpec, type ForeignBook, openBook } from "../books/open-book.ts";
import { listedModels } from "./listed-models.ts";

/**
 * Opens somebody else's price catalogue and refuses one in which no price was read: an empty file, or
 * one of another kind, which would agree with everything and propose nothing.
 *
 * @returns the book, or why it is none ({@link bookErrorText} has the sentence)
 * @example
 * openPricedBook({ kind: "litellm", id: "litellm", files: [{ name: "prices.json", text: "{}" }] }).ok // => false
 */
export function openPricedBook(spec: BookSpec): Outcome<ForeignBook, BookError> {
  const opened = openBook(spec);
  if (!opened.ok || listedModels(opened.value, spec).length > 0) return opened;
  return fail({ code: "no_price", kind: spec.kind, file: spec.files[0]?.name ?? spec.id });
}
