import type { FlatBook } from "../books/flat/flat-book.ts";
import { isObject, type JsonObject, parseJson } from "../books/json-reader.ts";
import type { BookSpec, ForeignBook } from "../books/open-book.ts";
import { providerId } from "../provider-id.ts";

/** A model for which a foreign book has prices. */
export interface ListedModel {
  readonly provider: string;
  readonly model: string;
}

/**
 * The models for which a foreign book has a price, once each, under our names of their providers, as the
 * book itself finds them (`text-completion-openai` is OpenAI). The provider that a name repeats
 * (`groq/llama`) is taken off.
 */
export function listedModels(book: ForeignBook, { kind, files }: BookSpec): ListedModel[] {
  const { lines = [], sellerOf = providerId }: Partial<FlatBook> = book;
  const named =
    kind === "genai-prices"
      ? files.flatMap(({ name, text }) => genaiModels(text, name))
      : lines.map(({ provider, model }) => ({ provider, model }));
  const once = new Map<string, ListedModel>();
  for (const { provider, model } of named) {
    const seller = sellerOf(provider);
    const slash = model.indexOf("/");
    const bare =
      providerId(model.slice(0, Math.max(slash, 0))) === seller ? model.slice(slash + 1) : model;
    once.set(`${seller}/${bare}`, { provider: seller, model: bare });
  }
  return [...once.values()];
}

function genaiModels(text: string, file: string): ListedModel[] {
  const json = parseJson(text, file);
  const rows = json.ok && Array.isArray(json.value) ? json.value.filter(isObject) : [];
  return rows.flatMap((row: JsonObject) => {
    const models = Array.isArray(row["models"]) ? row["models"].filter(isObject) : [];
    return models
      .filter(({ prices }) => Array.isArray(prices) || Object.keys(prices ?? {}).length > 0)
      .map(({ id }) => ({ provider: String(row["id"]), model: String(id) }));
  });
}
