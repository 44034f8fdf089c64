import { type Outcome, ok } from "@outlay/document";
import { type Instant, readInstant } from "../../instant.ts";
import type { Meter } from "../../meter.ts";
import type { Conditions, Period } from "../../price-line.ts";
import type { BookError } from "../book-error.ts";
import { type FlatBook, flatBook } from "../flat/flat-book.ts";
import { ALWAYS, LineDraft } from "../flat/line-draft.ts";
import { type JsonObject, JsonReader, parseJson } from "../json-reader.ts";
import { saysFree } from "../says-free.ts";

/** USD for a million tokens, by key. */
const KEYS: Readonly<Record<string, Meter>> = {
  input: "input_text",
  output: "output_text",
  input_cached: "cache_read_text",
};

const MILLION = 1_000_000n;

/** Makers whose names there are not ours. */
const MAKERS: Readonly<Record<string, string>> = {
  "z.ai": "zai",
  "moonshot-ai": "moonshotai",
  qwen: "alibaba",
};

/** A price of one model, with the time in which it applied. */
interface Row {
  readonly vendor: string;
  readonly id: string;
  readonly name: string;
  readonly prices: JsonObject;
  readonly effective: Period;
}

/**
 * Opens simonw/llm-prices: `current-v1.json`, `historical-v1.json` or the file of one vendor with
 * its `price_history`; USD for a million tokens, `from_date` inclusive, `to_date` exclusive.
 *
 * Names match exactly. Long prompts have an entry of their own (`gemini-2.5-pro-200k`, named
 * "Gemini 2.5 Pro >200k"), which is read as the other's price above that length too.
 */
export function openSimonw(text: string, file: string, id: string): Outcome<FlatBook, BookError> {
  const json = parseJson(text, file);
  if (!json.ok) return json;
  const reader = new JsonReader(file);
  const root = reader.object(json.value, "");
  const read = reader.result("models" in root ? ofVendor(root, reader) : ofList(root, reader));
  if (!read.ok) return read;
  const drafts = new Map<string, LineDraft>();
  const keyOf = (vendor: string, model: string): string => `${vendor}/${model}`;
  const known = new Set(read.value.map((row) => keyOf(row.vendor, row.id)));
  for (const row of read.value) {
    const { vendor, id: model } = row;
    const longer = longPromptOf(row);
    const of = longer !== undefined && known.has(keyOf(vendor, longer.model)) ? longer : undefined;
    for (const [name, when] of [
      [model, {}],
      ...(of === undefined ? [] : [[of.model, { contextAbove: of.above }] as const]),
    ] as const) {
      const key = keyOf(vendor, name);
      const free = saysFree(name);
      const draft =
        drafts.get(key) ??
        new LineDraft({ book: id, provider: vendor, model: name, sources: [], free });
      drafts.set(key, draft);
      addPrices(draft, row, when);
    }
  }
  const entries = [...drafts.values()].map((draft) => ({ family: draft.of.provider, draft }));
  const names = (model: string) => [{ name: model, rule: "exact id" }];
  return ok(flatBook({ id, entries, names, remarks: [], tiers: "chained" }));
}

const vendorOf = (name: string): string => MAKERS[name] ?? name;

function ofVendor(root: JsonObject, reader: JsonReader): Row[] {
  const vendor = vendorOf(reader.text(root["vendor"], "vendor"));
  return reader
    .list(root["models"], "models", (item, path) => {
      const model = reader.object(item, path);
      const id = reader.text(model["id"], `${path}.id`);
      const name = typeof model["name"] === "string" ? model["name"] : "";
      return reader.list(model["price_history"], `${path}.price_history`, (row, at) => {
        const prices = reader.object(row, at);
        return { vendor, id, name, prices, effective: periodOf(prices, at, reader) };
      });
    })
    .flat();
}

function ofList(root: JsonObject, reader: JsonReader): Row[] {
  return reader.list(root["prices"], "prices", (item, path) => {
    const row = reader.object(item, path);
    return {
      vendor: vendorOf(reader.text(row["vendor"], `${path}.vendor`)),
      id: reader.text(row["id"], `${path}.id`),
      name: typeof row["name"] === "string" ? row["name"] : "",
      prices: row,
      effective: periodOf(row, path, reader),
    };
  });
}

function periodOf(row: JsonObject, path: string, reader: JsonReader): Period {
  const day = (key: string): Instant | undefined => {
    const value = row[key];
    if (value === null || value === undefined) return undefined;
    const read = typeof value === "string" ? readInstant(value) : undefined;
    if (read?.ok) return read.value;
    reader.wrong(`${path}.${key}`, "a day such as 2026-11-23, or null");
    return undefined;
  };
  const from = day("from_date") ?? ALWAYS.from;
  const to = day("to_date");
  return to === undefined ? { from } : { from, to };
}

/** The model of an entry for prompts above a length that its id and name state alike. */
function longPromptOf({
  id,
  name,
}: Row): { readonly model: string; readonly above: number } | undefined {
  const [, model, thousands] = /^(.+)-(\d+)k$/.exec(id) ?? [];
  const stated = />\s*(\d+)k\b/i.exec(name)?.[1];
  return model === undefined || stated !== thousands
    ? undefined
    : { model, above: Number(thousands) * 1_000 };
}

function addPrices(draft: LineDraft, { prices, effective }: Row, when: Conditions): void {
  const since = prices["from_date"] ?? "";
  for (const [key, value] of Object.entries(prices)) {
    const meter = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
    const name = [since, when.contextAbove, key].filter(Boolean).join(".");
    if (meter !== undefined) draft.price(name, meter, value, { per: MILLION, when, effective });
    else if (typeof value === "number") draft.skip(key, value);
  }
}
