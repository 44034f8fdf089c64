import { type Outcome, ok } from "@outlay/document";
import type { Meter } from "../../meter.ts";
import type { Conditions } from "../../price-line.ts";
import type { BookError } from "../book-error.ts";
import { type FlatBook, type FlatBookInput, flatBook } from "../flat/flat-book.ts";
import { LineDraft } from "../flat/line-draft.ts";
import { isObject, type JsonObject, JsonReader, parseJson } from "../json-reader.ts";
import { saysFree } from "../says-free.ts";

/** USD for a million tokens, by key. */
const KEYS: Readonly<Record<string, Meter>> = {
  input: "input_text",
  output: "output_text",
  reasoning: "output_reasoning",
  cache_read: "cache_read_text",
  cache_write: "cache_write",
  input_audio: "input_audio",
  output_audio: "output_audio",
};

const MILLION = 1_000_000n;

/**
 * Opens the JSON of models.dev: provider → model → `cost` in USD for a million tokens, with `tiers`
 * for longer input.
 *
 * What `cost` does not say is unknown. A zero is a price only where the model's id or name says
 * free: most zeros stand for a subscription, or for something that the provider does not sell.
 *
 * @param names the rules of a copy of it; the exact id when left out
 */
export function openModelsDev(
  text: string,
  file: string,
  id: string,
  names: FlatBookInput["names"] = (model) => [{ name: model, rule: "exact id" }],
): Outcome<FlatBook, BookError> {
  const json = parseJson(text, file);
  if (!json.ok) return json;
  const reader = new JsonReader(file);
  const entries: { family: string; draft: LineDraft }[] = [];
  for (const [provider, value] of providersOf(reader.object(json.value, ""))) {
    const row = reader.object(value, provider);
    const doc = row["doc"];
    const sources = typeof doc === "string" ? [doc] : [];
    const models = reader.object(row["models"] ?? {}, `${provider}.models`);
    for (const [model, described] of Object.entries(models)) {
      const facts = reader.object(described, `${provider}.models.${model}`);
      const { name } = facts;
      const free = saysFree(model) || (typeof name === "string" && saysFree(name));
      const draft = new LineDraft({ book: id, provider, model, sources, free });
      addCost(draft, facts["cost"]);
      entries.push({ family: provider, draft });
    }
  }
  const read = reader.result(entries);
  if (!read.ok) return read;
  return ok(flatBook({ id, entries: read.value, names, remarks: [], tiers: "chained" }));
}

/** Every provider of the file; a file may also be one provider alone. */
const providersOf = (root: JsonObject): readonly (readonly [string, unknown])[] =>
  typeof root["id"] === "string" && isObject(root["models"])
    ? [[root["id"], root]]
    : Object.entries(root);

function addCost(draft: LineDraft, cost: unknown): void {
  if (!isObject(cost)) return;
  for (const [key, value] of Object.entries(cost)) {
    if (key === "tiers") addTiers(draft, value);
    else if (key === "context_over_200k") addTier(draft, key, value, 200_000);
    else addPrice(draft, key, key, value, {});
  }
}

function addPrice(
  draft: LineDraft,
  name: string,
  key: string,
  value: unknown,
  when: Conditions,
): void {
  const meter = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (meter === undefined) draft.skip(name, value);
  else draft.price(name, meter, value, { per: MILLION, when });
}

function addTiers(draft: LineDraft, value: unknown): void {
  for (const row of Array.isArray(value) ? value.filter(isObject) : []) {
    const tier = isObject(row["tier"]) ? row["tier"] : {};
    const { size, type = "context" } = tier as JsonObject;
    if (typeof size !== "number" || type !== "context") {
      draft.unmapped.push("tiers without a context size");
      continue;
    }
    addTier(draft, `tiers.${size}`, row, size);
  }
}

/** Prices for input of more than `above` tokens; the base prices hold up to there. */
function addTier(draft: LineDraft, name: string, row: unknown, above: number): void {
  for (const [key, value] of Object.entries(isObject(row) ? row : {})) {
    if (key !== "tier") addPrice(draft, `${name}.${key}`, key, value, { contextAbove: above });
  }
}
