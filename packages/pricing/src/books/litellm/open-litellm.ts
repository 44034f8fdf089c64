import { type Outcome, ok } from "@outlay/document";
import type { Conditions } from "../../price-line.ts";
import { providerId } from "../../provider-id.ts";
import type { BookError } from "../book-error.ts";
import { type FlatBook, flatBook, type NameTried } from "../flat/flat-book.ts";
import { LineDraft } from "../flat/line-draft.ts";
import { isObject, type JsonObject, JsonReader, parseJson } from "../json-reader.ts";
import { saysFree } from "../says-free.ts";
import { litellmKey, litellmMeter } from "./litellm-keys.ts";

/** Entries that are no model: the file's own explanation, and rules that carry no price. */
const NOT_MODELS = ["sample_spec", "fallback_generalizations"];

/**
 * Opens LiteLLM's `model_prices_and_context_window.json`: USD for one unit, a key for each kind of
 * unit, with the threshold (`_above_200k_tokens`) and the service tier (`_batches`, `_flex`,
 * `_priority`) in the key.
 *
 * A zero is unknown there as often as it is free, so it is a price only where the name says free.
 *
 * @param nameAs how a copy of the file changes the name that is asked for
 */
export function openLitellm(
  text: string,
  file: string,
  id: string,
  nameAs: (model: string) => string = (model) => model,
): Outcome<FlatBook, BookError> {
  const json = parseJson(text, file);
  if (!json.ok) return json;
  const reader = new JsonReader(file);
  const entries: { family: string; draft: LineDraft }[] = [];
  const remarks: string[] = [];
  for (const [name, value] of Object.entries(reader.object(json.value, ""))) {
    if (NOT_MODELS.includes(name)) continue;
    const entry = reader.object(value, name);
    const provider = entry["litellm_provider"];
    if (typeof provider !== "string") remarks.push(`${name} names no provider: left out`);
    else entries.push({ family: familyOf(provider), draft: draft(id, provider, name, entry) });
  }
  const read = reader.result(entries);
  if (!read.ok) return read;
  const tried = namesTried(read.value);
  const names = (model: string, family: string): NameTried[] => tried(nameAs(model), family);
  return ok(flatBook({ id, entries: read.value, names, remarks, tiers: "chained" }));
}

/** `vertex_ai-language-models` is sold by `vertex_ai`, `text-completion-openai` by `openai`. */
function familyOf(provider: string): string {
  return provider
    .replace(/^text-completion-/, "")
    .replace(/^(vertex_ai|fireworks_ai)-.*$/, "$1")
    .replace(/_(?:converse|mantle|chat|text)$/, "");
}

/** Regions that Bedrock puts before a model's name. */
const REGION = /^(?:us-gov|us|eu|apac|jp|au|ca|global)\./;

/**
 * LiteLLM's own order: the name itself, the name behind its provider, and on Bedrock the name
 * without its region.
 */
function namesTried(
  entries: readonly { family: string; draft: LineDraft }[],
): (model: string, family: string) => NameTried[] {
  const prefixes = new Map<string, Set<string>>();
  for (const { draft: of, family } of entries) {
    const { model } = of.of;
    const prefix = model.slice(0, model.indexOf("/") + 1);
    const seller = providerId(family);
    if (prefix === "" || providerId(familyOf(prefix.slice(0, -1))) !== seller) continue;
    prefixes.set(seller, (prefixes.get(seller) ?? new Set()).add(prefix));
  }
  return (model, seller) => {
    const tried: NameTried[] = [{ name: model, rule: "exact key" }];
    for (const prefix of prefixes.get(seller) ?? []) {
      tried.push({ name: prefix + model, rule: `key ${prefix}${model}` });
    }
    const bare = model.replace(REGION, "");
    if (bare !== model) tried.push({ name: bare, rule: `key ${bare}, the region left out` });
    return tried;
  };
}

function draft(book: string, provider: string, model: string, entry: JsonObject): LineDraft {
  const source = entry["source"];
  const sources = typeof source === "string" ? [source] : [];
  const of = new LineDraft({ book, provider, model, sources, free: saysFree(model) });
  const mode = typeof entry["mode"] === "string" ? entry["mode"] : "";
  for (const [key, value] of Object.entries(entry)) addKey(of, key, value, mode, entry);
  return of;
}

function addKey(
  draft: LineDraft,
  key: string,
  value: unknown,
  mode: string,
  entry: JsonObject,
): void {
  const uplift = /^regional_processing_uplift_multiplier_(\w+)$/.exec(key)?.[1];
  if (uplift !== undefined) draft.factor(key, value, { region: uplift });
  else if (key === "provider_specific_entry") addMultiples(draft, value);
  else if (key === "search_context_cost_per_query") addSearches(draft, key, value);
  else if (key === "tiered_pricing") addRanges(draft, value, mode);
  else if (key === "input_cost_per_token_cache_hit") {
    if (entry["cache_read_input_token_cost"] === undefined)
      draft.price(key, "cache_read_text", value, { per: 1n });
  } else if (key === "output_cost_per_second_1080p") {
    draft.price(key, "output_video_seconds", value, {
      per: 1n,
      when: { variant: { resolution: "1080p" } },
    });
  } else if (key === "input_cost_per_image" && drawsAtInputPrice(mode, entry)) {
    draft.price(key, "images", value, { per: 1n });
  } else if (isPrice(key)) addPrice(draft, key, value, mode, {});
}

/**
 * Older entries of models that draw state the price of a drawn image under the input's key, as
 * DALL·E's do.
 */
const drawsAtInputPrice = (mode: string, entry: JsonObject): boolean =>
  mode === "image_generation" && entry["output_cost_per_image"] === undefined;

/** Every key that states a price has `cost` in it; the others describe the model. */
const isPrice = (key: string): boolean => /(?:^|_)cost(?:_|$)/.test(key);

function addPrice(
  draft: LineDraft,
  key: string,
  value: unknown,
  mode: string,
  range: Conditions,
  name = key,
): void {
  const { base, above, tier } = litellmKey(key);
  const meaning = litellmMeter(base, mode);
  if (meaning === undefined) {
    draft.skip(name, value);
    return;
  }
  const when: Conditions = {
    ...range,
    ...(above === undefined ? {} : { contextAbove: above }),
    ...(tier === undefined ? {} : { serviceTier: tier }),
  };
  draft.price(name, meaning.meter, value, { per: meaning.per, when });
}

/** `{ us: 1.1, fast: 6 }`: multiples for a region, and for the fast mode. */
function addMultiples(draft: LineDraft, value: unknown): void {
  for (const [key, factor] of Object.entries(isObject(value) ? value : {})) {
    if (typeof factor !== "number") continue;
    const name = `provider_specific_entry.${key}`;
    draft.factor(name, factor, key === "fast" ? { serviceTier: "fast" } : { region: key });
  }
}

/** USD for one search, by how much the search reads; one price where all three are the same. */
function addSearches(draft: LineDraft, key: string, value: unknown): void {
  const sizes = Object.entries(isObject(value) ? value : {});
  const [first] = sizes;
  if (first !== undefined && sizes.every(([, amount]) => amount === first[1])) {
    draft.price(key, "web_searches", first[1], { per: 1n });
    return;
  }
  for (const [size, amount] of sizes) {
    const variant = { search_context_size: size.replace("search_context_size_", "") };
    draft.price(`${key}.${size}`, "web_searches", amount, { per: 1n, when: { variant } });
  }
}

/** Prices by the length of the input: above the start of a range, up to the start of the next. */
function addRanges(draft: LineDraft, value: unknown, mode: string): void {
  const ranges = Array.isArray(value) ? value.filter(isObject) : [];
  for (const [place, row] of ranges.entries()) {
    const from = boundary(row["range"], 0);
    const to = boundary(row["range"], 1);
    if (from === undefined) {
      draft.unmapped.push(`tiered_pricing without a range of tokens`);
      continue;
    }
    const last = place === ranges.length - 1;
    const when: Conditions = {
      ...(from === 0 ? {} : { contextAbove: from }),
      ...(last || to === undefined ? {} : { contextUpTo: to }),
    };
    for (const [key, amount] of Object.entries(row)) {
      if (isPrice(key)) addPrice(draft, key, amount, mode, when, `tiered_pricing[${place}].${key}`);
    }
  }
}

const boundary = (range: unknown, at: 0 | 1): number | undefined => {
  const value = Array.isArray(range) ? range[at] : undefined;
  return typeof value === "number" ? value : undefined;
};
