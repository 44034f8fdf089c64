import { type Outcome, ok } from "@outlay/document";
import { providerId } from "../../provider-id.ts";
import type { BookError } from "../book-error.ts";
import { type FlatBook, flatBook, type NameTried } from "../flat/flat-book.ts";
import { LineDraft } from "../flat/line-draft.ts";
import { isObject, type JsonObject, JsonReader, parseJson } from "../json-reader.ts";
import { saysFree } from "../says-free.ts";
import { addOverrides } from "./openrouter-overrides.ts";
import { addOpenrouterPrice } from "./openrouter-price.ts";

/**
 * Opens the answer of OpenRouter's `GET /api/v1/models`: USD for one unit as text, by
 * `maker/model`.
 *
 * The prices are what OpenRouter asks for passing a request on: of the maker's own list for most
 * closed models, of the cheapest host for open ones. A model is found as `openrouter` and its whole
 * id, or by its maker and the rest of the id. A zero is a price only where the id says free; `-1`
 * stands for a price that varies.
 */
export function openOpenrouter(
  text: string,
  file: string,
  id: string,
): Outcome<FlatBook, BookError> {
  const json = parseJson(text, file);
  if (!json.ok) return json;
  const reader = new JsonReader(file);
  const root = reader.object(json.value, "");
  const entries = reader
    .list(root["data"], "data", (item, path) => {
      const row = reader.object(item, path);
      const model = reader.text(row["id"], `${path}.id`);
      const draft = new LineDraft({
        book: id,
        provider: "openrouter",
        model,
        sources: [],
        free: saysFree(model),
      });
      addPricing(draft, isObject(row["pricing"]) ? row["pricing"] : {});
      return draft;
    })
    .flatMap((draft) => [
      { family: makerOf(draft.of.model), draft },
      { family: "openrouter", draft },
    ]);
  const read = reader.result(entries);
  if (!read.ok) return read;
  const makers = Map.groupBy(read.value, ({ family }) => providerId(family));
  const names = (model: string, family: string): NameTried[] => {
    if (family === "openrouter") return [{ name: model, rule: "exact id" }];
    const prefixes = new Set(
      (makers.get(family) ?? []).map(({ draft }) => makerOf(draft.of.model)),
    );
    const dotted = model.replace(VERSION, "$1.$2");
    return [...prefixes].flatMap((prefix) =>
      [model, ...(dotted === model ? [] : [dotted])].map((name) => ({
        name: `${prefix}/${name}`,
        rule: `id ${prefix}/${name}, as OpenRouter sells it`,
      })),
    );
  };
  return ok(flatBook({ id, entries: read.value, names, remarks: [], tiers: "as written" }));
}

/** A version that the maker writes with a dash and OpenRouter with a dot: `claude-opus-4-5`. */
const VERSION = /(?<=^claude-[a-z]+-)(\d)-(\d)(?=$|-(?!\d))/;

const makerOf = (model: string): string =>
  model.slice(0, Math.max(model.indexOf("/"), 0)) || "openrouter";

function addPricing(draft: LineDraft, pricing: JsonObject): void {
  const { overrides, discount, ...base } = pricing;
  const ends = addOverrides(draft, overrides);
  for (const [key, value] of Object.entries(base)) {
    const contextUpTo = ends.get(key);
    addOpenrouterPrice(draft, key, key, value, contextUpTo === undefined ? {} : { contextUpTo });
  }
  if (typeof discount === "number" && discount !== 0) draft.unmapped.push("discount");
}
