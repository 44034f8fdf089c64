import { fail, type Outcome, ok } from "@outlay/document";
import type { BookError } from "../book-error.ts";
import { type FlatBook, flatBook } from "../flat/flat-book.ts";
import { LineDraft } from "../flat/line-draft.ts";
import { type JsonObject, JsonReader, parseJson } from "../json-reader.ts";
import { saysFree } from "../says-free.ts";
import { addModel } from "./portkey-model.ts";

/**
 * A model split by the length of its input has two entries: `gemini-2.5-pro-lte-128k` and
 * `…-gt-128k`.
 */
const SPLIT = /^(.+)-(lte|gt)-(\d+)k$/;

/**
 * Opens Portkey's price files, one a provider: **cents** for one unit, by region, execution mode
 * and context tier.
 *
 * A zero is unknown there as often as it is free, so it is a price only where the name says free;
 * the entry `default` is all zeros and is never used.
 *
 * @param files each named after its provider, as `openai.json`
 */
export function openPortkey(
  files: readonly { readonly name: string; readonly text: string }[],
  id: string,
): Outcome<FlatBook, BookError> {
  const entries: { family: string; draft: LineDraft }[] = [];
  for (const { name, text } of files) {
    const read = readProvider(id, name, text);
    if (!read.ok) return fail(read.error);
    const family = name.replace(/^.*[/\\]/, "").replace(/\.json$/i, "");
    for (const draft of read.value) entries.push({ family, draft });
  }
  const names = (model: string) => [{ name: model, rule: "exact name" }];
  return ok(flatBook({ id, entries, names, remarks: [], tiers: "as written" }));
}

function readProvider(book: string, file: string, text: string): Outcome<LineDraft[], BookError> {
  const json = parseJson(text, file);
  if (!json.ok) return json;
  const provider = file.replace(/^.*[/\\]/, "").replace(/\.json$/i, "");
  const reader = new JsonReader(file);
  const drafts = new Map<string, LineDraft>();
  const draftOf = (model: string): LineDraft => {
    const free = saysFree(model);
    const draft = drafts.get(model) ?? new LineDraft({ book, provider, model, sources: [], free });
    drafts.set(model, draft);
    return draft;
  };
  const rows = Object.entries(reader.object(json.value, ""))
    .filter(([name]) => name !== "default")
    .map(([name, row]): [string, JsonObject] => [name, reader.object(row, name)]);
  const whole = new Set(rows.map(([name]) => name));
  for (const [name, row] of rows) {
    addModel(draftOf(name), row, {});
    const [, model, side, thousands] = SPLIT.exec(name) ?? [];
    if (model === undefined || whole.has(model)) continue;
    const boundary = Number(thousands) * 1_000;
    const when = side === "gt" ? { contextAbove: boundary } : { contextUpTo: boundary };
    addModel(draftOf(model), row, when, `${side}-${thousands}k`);
  }
  return reader.result([...drafts.values()]);
}
