import { type Outcome, ok } from "@outlay/document";
import type { Meter } from "../../meter.ts";
import type { BookError } from "../book-error.ts";
import { type FlatBook, flatBook, type NameTried } from "../flat/flat-book.ts";
import { LineDraft } from "../flat/line-draft.ts";
import { LONGEST_NAME } from "../genai-prices/clause.ts";
import { guardedRegex } from "../genai-prices/guarded-regex.ts";
import { isObject, type JsonObject, JsonReader, parseJson } from "../json-reader.ts";
import { saysFree } from "../says-free.ts";
import { langfuseMeters } from "./langfuse-keys.ts";
import { langfuseTiers } from "./langfuse-tiers.ts";

interface Entry {
  readonly family: string;
  readonly draft: LineDraft;
  readonly pattern: RegExp | undefined;
}

/**
 * Opens Langfuse's `default-model-prices.json`: USD for one unit by the names that a usage has for
 * it, in pricing tiers.
 *
 * Its rule for names is a regular expression for each model, asked of the name alone: whoever sells
 * the model, the first that matches has the price. A pattern that could run very long is not run.
 */
export function openLangfuse(text: string, file: string, id: string): Outcome<FlatBook, BookError> {
  const json = parseJson(text, file);
  if (!json.ok) return json;
  const reader = new JsonReader(file);
  const remarks: string[] = [];
  const entries = reader.list(json.value, "", (item, path): Entry => {
    const row = reader.object(item, path);
    const model = reader.text(row["modelName"], `${path}.modelName`);
    const written = reader.text(row["matchPattern"], `${path}.matchPattern`);
    const regex = guardedRegex(
      written.replace(/^\(\?i\)/, ""),
      /^\(\?i\)/.test(written) ? "i" : "",
    );
    if (!regex.ok) remarks.push(`pattern of ${model} not run: ${regex.error.replace("_", " ")}`);
    const family = makerOf(written, row["tokenizerId"]);
    const draft = new LineDraft({
      book: id,
      provider: family,
      model,
      sources: [],
      free: saysFree(model),
    });
    addTiers(draft, row);
    return { family, draft, pattern: regex.ok ? regex.value : undefined };
  });
  const read = reader.result(entries);
  if (!read.ok) return read;
  const names = (model: string, family: string): NameTried[] => {
    if (model.length > LONGEST_NAME) return [];
    const found = read.value.find(({ pattern }) => pattern?.test(model));
    if (found === undefined || found.family !== family) return [];
    const rule = `pattern ${found.pattern?.source}, whoever sells it`;
    return [{ name: found.draft.of.model, rule }];
  };
  return ok(
    flatBook({ id, entries: read.value, names, remarks, tiers: "as written", anySeller: true }),
  );
}

/** Who made the model, by the prefix that its pattern allows or else by its tokenizer. */
function makerOf(pattern: string, tokenizer: unknown): string {
  if (/\(anthropic\\?\//.test(pattern) || tokenizer === "claude") return "anthropic";
  if (/\(google/.test(pattern) || /gemini|palm|bison|gecko/.test(pattern)) return "google";
  if (/\(openai\\?\//.test(pattern) || tokenizer === "openai") return "openai";
  return "langfuse";
}

function addTiers(draft: LineDraft, row: JsonObject): void {
  const tiers = Array.isArray(row["pricingTiers"])
    ? row["pricingTiers"].filter(isObject)
    : [{ name: "prices", prices: row["prices"] ?? {} }];
  for (const { name, prices, when } of langfuseTiers(tiers, (tier) => draft.unmapped.push(tier))) {
    for (const conditions of when) addPrices(draft, name, prices, conditions);
  }
}

function addPrices(
  draft: LineDraft,
  tier: string,
  prices: JsonObject,
  when: NonNullable<Parameters<LineDraft["price"]>[3]["when"]>,
): void {
  const seen = new Map<Meter, unknown>();
  const name = (key: string): string => [tier, when.serviceTier, key].filter(Boolean).join(".");
  for (const [key, amount] of Object.entries(prices)) {
    const meters = langfuseMeters(key, draft.of.model);
    if (meters.length === 0) draft.skip(key, amount);
    for (const meter of meters) {
      const line = meters.length > 1 ? `${name(key)} ${meter}` : name(key);
      if (!seen.has(meter)) draft.price(line, meter, amount, { per: 1n, when });
      else if (seen.get(meter) !== amount) draft.unmapped.push(`${key} beside another price`);
      if (!seen.has(meter)) seen.set(meter, amount);
    }
  }
}
