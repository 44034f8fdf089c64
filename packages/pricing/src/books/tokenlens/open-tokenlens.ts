import type { Outcome } from "@outlay/document";
import type { BookError } from "../book-error.ts";
import type { FlatBook, NameTried } from "../flat/flat-book.ts";
import { openModelsDev } from "../models-dev/open-models-dev.ts";

/**
 * Opens a catalog of TokenLens, which has the shape of models.dev: provider → model → `cost`, or one
 * provider alone.
 *
 * Its rule for names: the id with or without its provider in front, `:` read as `/`, and in
 * Anthropic's versions a dot read as a dash (`claude-3.5-haiku` is `claude-3-5-haiku`).
 */
export function openTokenlens(
  text: string,
  file: string,
  id: string,
): Outcome<FlatBook, BookError> {
  return openModelsDev(text, file, id, namesTried);
}

function namesTried(model: string, family: string): NameTried[] {
  const bare = model.replace(new RegExp(`^${family.replaceAll(/[^\w-]/g, ".")}[/:]`, "i"), "");
  const dashed = family === "anthropic" ? bare.replaceAll(/(\d+)\.(\d+)/g, "$1-$2") : bare;
  const names = [...new Set([model, bare, dashed])];
  return names.flatMap((name) => [
    { name, rule: name === model ? "exact id" : `id ${name}` },
    { name: `${family}/${name}`, rule: `id ${family}/${name}` },
  ]);
}
