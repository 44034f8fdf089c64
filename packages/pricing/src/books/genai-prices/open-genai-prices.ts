import { fail, nearestAll, type Outcome, ok } from "@outlay/document";
import type { Book, FindError, ModelPrices, ModelQuery, Spread } from "../../book.ts";
import { withNearest } from "../../nearest-models.ts";
import type { Usage } from "../../usage.ts";
import type { UsageError, UsageSource } from "../../usage-source.ts";
import type { BookError } from "../book-error.ts";
import { parseJson } from "../json-reader.ts";
import { LONGEST_NAME } from "./clause.ts";
import { compileBook, type Model, type Provider } from "./compile-book.ts";
import type { ExtractError } from "./extractor.ts";
import { type FoundModel, findModel, findSeller } from "./find-model.ts";
import { foreignUsage } from "./foreign-usage.ts";
import { PricedModel } from "./priced-model.ts";
import { readRows } from "./read-rows.ts";

/**
 * How many names a book remembers before it starts anew, so that a flood of made-up names fills no
 * memory.
 */
const REMEMBERED = 20_000;

type Answer = Outcome<PricedModel, FindError>;

/** A genai-prices book: its own extractors, match rules, fallbacks, conditions, tiers and units. */
export type GenaiPricesBook = Book & {
  readonly readUsage: NonNullable<Book["readUsage"]>;
  readonly spread: NonNullable<Book["spread"]>;
  /**
   * What of the file has no effect here: unknown keys, refused patterns, incoherent sets of prices.
   */
  readonly remarks: readonly string[];
};

/**
 * Opens a genai-prices file (schema v2).
 *
 * @param id how the user named the book
 */
export function openGenaiPrices(
  text: string,
  file: string,
  id: string,
): Outcome<GenaiPricesBook, BookError> {
  const json = parseJson(text, file);
  if (!json.ok) return json;
  const rows = readRows(json.value, file);
  if (!rows.ok) return rows;
  const compiled = compileBook(rows.value, file);
  if (!compiled.ok) return compiled;
  const { providers, remarks } = compiled.value;
  const book = new Opened(id, providers);
  return ok({
    id,
    remarks,
    find: (query) => book.find(query),
    spread: (usage, query) => book.spread(usage, query),
    readUsage: (body, source) => book.readUsage(body, source),
  });
}

class Opened {
  readonly #id: string;
  readonly #providers: readonly Provider[];
  readonly #byId: ReadonlyMap<string, Provider>;
  readonly #sellers = new Map<string, Provider | undefined>();
  #answers = new Map<string, Map<string, Answer>>();
  #remembered = 0;

  constructor(id: string, providers: readonly Provider[]) {
    this.#id = id;
    this.#providers = providers;
    this.#byId = new Map(providers.map((provider) => [provider.id, provider]));
  }

  find(query: ModelQuery): Outcome<ModelPrices, FindError> {
    const found = this.#lookUp(query);
    return found.ok ? ok(found.value.prices(query.at)) : found;
  }

  spread(usage: Usage, query: ModelQuery): Outcome<Spread, FindError> {
    const found = this.#lookUp(query);
    return found.ok ? ok(found.value.spread(usage, query.at)) : found;
  }

  readUsage(body: unknown, { provider, api }: UsageSource): Outcome<Usage, UsageError> {
    const seller = this.#seller(provider);
    if (seller === undefined)
      return fail({ code: "unknown_provider", provider, nearest: this.#nearest(provider) });
    const flavors = seller.extractors;
    const extract =
      flavors.get(api ?? "default") ??
      (api === undefined && flavors.size === 1 ? [...flavors.values()][0] : undefined);
    if (extract === undefined)
      return fail({ code: "unknown_api", api: api ?? "default", known: [...flavors.keys()] });
    const read = extract(body);
    return read.ok ? ok(foreignUsage(read.value)) : fail(usageError(read.error, body));
  }

  #seller(name: string): Provider | undefined {
    if (this.#sellers.has(name)) return this.#sellers.get(name);
    const found = findSeller(this.#providers, sellerQuery(name))?.seller;
    if (this.#sellers.size < REMEMBERED) this.#sellers.set(name, found);
    return found;
  }

  #nearest(provider: string): string[] {
    return nearestAll(provider, this.#byId.keys());
  }

  #lookUp({ provider = "", model }: ModelQuery): Answer {
    // No rule matches such a name; it is not worth remembering.
    if (model.length > LONGEST_NAME) return fail({ code: "unknown_model", model, nearest: [] });
    let byModel = this.#answers.get(provider);
    const known = byModel?.get(model);
    if (known !== undefined) return known;
    if (this.#remembered >= REMEMBERED) {
      this.#answers = new Map();
      this.#remembered = 0;
      byModel = undefined;
    }
    if (byModel === undefined) {
      byModel = new Map();
      this.#answers.set(provider, byModel);
    }
    const answer = this.#search(provider, model);
    byModel.set(model, answer);
    this.#remembered += 1;
    return answer;
  }

  #search(asked: string, name: string): Answer {
    const { provider, model, through } = this.#unwrap(asked, name);
    const found = findSeller(this.#providers, provider === "" ? { model } : sellerQuery(provider));
    if (found === undefined) {
      return provider === ""
        ? fail({ code: "unknown_model", model: name, nearest: [] })
        : fail({ code: "unknown_provider", provider: asked, nearest: this.#nearest(asked) });
    }
    const { seller } = found;
    const match: FoundModel<Model> | undefined = findModel(seller, model, (id) =>
      this.#byId.get(id),
    );
    if (match === undefined) {
      const near = () => ({
        nearest: nearestAll(
          model,
          seller.models.map(({ id }) => id),
        ),
      });
      return fail(withNearest({ code: "unknown_model" as const, model: name }, near));
    }
    const lister = this.#byId.get(match.lister) ?? seller;
    const rule = [match.rule, found.rule, through].filter((words) => words !== "").join(", ");
    return ok(new PricedModel({ book: this.#id, seller, lister, model: match.model, rule }));
  }

  /** The name `litellm` stands for whoever the model's prefix names, if the book knows them. */
  #unwrap(asked: string, name: string): { provider: string; model: string; through: string } {
    const slash = name.indexOf("/");
    if (asked.toLowerCase() !== "litellm") return { provider: asked, model: name, through: "" };
    const prefix = name.slice(0, Math.max(slash, 0));
    if (prefix !== "" && slash < name.length - 1 && this.#seller(prefix) !== undefined) {
      return {
        provider: prefix,
        model: name.slice(slash + 1),
        through: "provider from the prefix",
      };
    }
    return { provider: "", model: name, through: "provider from the name" };
  }
}

/** A provider can also be told by the address of its API. */
const sellerQuery = (name: string): { provider: string } | { apiUrl: string } =>
  /^https?:\/\//i.test(name) ? { apiUrl: name } : { provider: name };

function usageError(error: ExtractError, body: unknown): UsageError {
  switch (error.code) {
    case "not_an_object":
      return { code: "not_an_object" };
    case "no_usage":
      return { code: "not_recognised", fields: Object.keys(body as object) };
    case "missing_count":
      return { code: "bad_count", field: error.path, value: "missing" };
    case "bad_count":
      return { code: "bad_count", field: error.path, value: "not a count" };
  }
}
