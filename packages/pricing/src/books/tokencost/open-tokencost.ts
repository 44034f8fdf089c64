import type { Outcome } from "@outlay/document";
import type { BookError } from "../book-error.ts";
import type { FlatBook } from "../flat/flat-book.ts";
import { openLitellm } from "../litellm/open-litellm.ts";

/**
 * Opens tokencost's `model_prices.json`, a copy of LiteLLM's file with some entries of its own.
 *
 * Its rule for names: the key in lower case, and a tuned GPT-3.5 by its base
 * (`ft:gpt-3.5-turbo:org:name:id` is `ft:gpt-3.5-turbo`).
 */
export function openTokencost(
  text: string,
  file: string,
  id: string,
): Outcome<FlatBook, BookError> {
  return openLitellm(text, file, id, (model) => {
    const base = model.startsWith("ft:gpt-3.5-turbo") ? "ft:gpt-3.5-turbo" : model;
    return base.toLowerCase();
  });
}
