import type { Outcome } from "@outlay/document";
import type { BookError } from "../book-error.ts";
import { isObject, type JsonObject, JsonReader } from "../json-reader.ts";
import { saysFree } from "../says-free.ts";
import type { Clause } from "./clause.ts";
import type { ConstraintRow } from "./constraint.ts";
import type { ExtractorRow } from "./extractor.ts";
import type { Path, Step } from "./path.ts";
import type { PriceRow, PriceSetRow } from "./price-set.ts";

/** A model as the book lists it. */
export type ModelRow = {
  readonly id: string;
  readonly match: Clause;
  /** In the book's order: the last that applies counts, and the first where none does. */
  readonly prices: readonly { readonly constraint?: ConstraintRow; readonly prices: PriceSetRow }[];
  /** The model's id or name says that it is free. */
  readonly free: boolean;
};

/** A provider as the book lists it. */
export type ProviderRow = {
  readonly id: string;
  readonly apiPattern: string;
  readonly pricingUrls: readonly string[];
  readonly modelMatch: Clause | undefined;
  readonly providerMatch: Clause | undefined;
  readonly fallbacks: readonly string[];
  readonly extractors: readonly ExtractorRow[];
  readonly models: readonly ModelRow[];
};

/** What the file says, and the keys in it that this reader has no use for. */
export type BookRows = {
  readonly providers: readonly ProviderRow[];
  readonly ignored: readonly string[];
};

/** Reads the parsed JSON of a genai-prices file (schema v2). */
export function readRows(json: unknown, file: string): Outcome<BookRows, BookError> {
  const rows = new Rows(file);
  const providers = rows.list(json, "", (item, path) => rows.provider(item, path));
  return rows.result({ providers, ignored: [...rows.ignored].sort() });
}

/** Keys that say something to people and change no price. */
const PROVIDER_TEXTS = ["name", "description", "price_comments"];
const MODEL_TEXTS = ["name", "description", "price_comments", "context_window", "deprecated"];

/** Rules within rules: the book itself uses one level. */
const DEEPEST_CLAUSE = 16;

class Rows extends JsonReader {
  readonly ignored = new Set<string>();

  provider(value: unknown, path: string): ProviderRow {
    const row = this.object(value, path);
    this.#known(row, "provider", [
      ...PROVIDER_TEXTS,
      "id",
      "api_pattern",
      "pricing_urls",
      "model_match",
      "provider_match",
      "fallback_model_providers",
      "extractors",
      "models",
    ]);
    const optional = <T>(key: string, read: (item: unknown, at: string) => T): T | undefined =>
      row[key] === undefined || row[key] === null ? undefined : read(row[key], `${path}.${key}`);
    const texts = (item: unknown, at: string): string[] =>
      this.list(item, at, (text, place) => this.text(text, place));
    return {
      id: this.text(row["id"], `${path}.id`),
      apiPattern: optional("api_pattern", (item, at) => this.text(item, at)) ?? "",
      pricingUrls: optional("pricing_urls", texts) ?? [],
      modelMatch: optional("model_match", (item, at) => this.#clause(item, at)),
      providerMatch: optional("provider_match", (item, at) => this.#clause(item, at)),
      fallbacks: optional("fallback_model_providers", texts) ?? [],
      extractors:
        optional("extractors", (item, at) =>
          this.list(item, at, (extractor, place) => this.#extractor(extractor, place)),
        ) ?? [],
      models: this.list(row["models"], `${path}.models`, (item, at) => this.#model(item, at)),
    };
  }

  #known(row: JsonObject, what: string, keys: readonly string[]): void {
    for (const key of Object.keys(row)) if (!keys.includes(key)) this.ignored.add(`${what}.${key}`);
  }

  #clause(value: unknown, path: string, depth = 0): Clause {
    if (depth > DEEPEST_CLAUSE) {
      this.wrong(path, "less deeply nested");
      return { or: [] };
    }
    const [[kind, want] = ["", undefined], ...more] = Object.entries(this.object(value, path));
    const at = `${path}.${kind}`;
    if (more.length > 0) this.wrong(path, "one rule");
    switch (kind) {
      case "or":
        return { or: this.list(want, at, (part, place) => this.#clause(part, place, depth + 1)) };
      case "and":
        return { and: this.list(want, at, (part, place) => this.#clause(part, place, depth + 1)) };
      case "equals":
        return { equals: this.text(want, at) };
      case "starts_with":
        return { starts_with: this.text(want, at) };
      case "ends_with":
        return { ends_with: this.text(want, at) };
      case "contains":
        return { contains: this.text(want, at) };
      case "regex":
        return { regex: this.text(want, at) };
      default:
        this.wrong(path, "equals, starts_with, ends_with, contains, regex, or, and");
        return { or: [] };
    }
  }

  #path(value: unknown, path: string): Path {
    if (typeof value === "string") return value;
    const steps = this.list(value, path, (item, at) => this.#step(item, at));
    if (typeof steps.at(-1) !== "string") this.wrong(path, "a path that ends in a key");
    return steps;
  }

  #step(value: unknown, path: string): Step {
    if (typeof value === "string") return value;
    const row = this.object(value, path);
    if (row["type"] !== "array-match") this.wrong(`${path}.type`, "array-match");
    return {
      type: "array-match",
      field: this.text(row["field"], `${path}.field`),
      match: this.#clause(row["match"], `${path}.match`),
    };
  }

  #extractor(value: unknown, path: string): ExtractorRow {
    const row = this.object(value, path);
    this.#known(row, "extractor", ["api_flavor", "root", "model_path", "mappings"]);
    return {
      api_flavor: this.text(row["api_flavor"] ?? "default", `${path}.api_flavor`),
      root: this.#path(row["root"], `${path}.root`),
      model_path: this.#path(row["model_path"] ?? "model", `${path}.model_path`),
      mappings: this.list(row["mappings"], `${path}.mappings`, (item, at) => {
        const mapping = this.object(item, at);
        this.#known(mapping, "mapping", ["path", "dest", "required"]);
        return {
          path: this.#path(mapping["path"], `${at}.path`),
          dest: this.text(mapping["dest"], `${at}.dest`),
          required: mapping["required"] !== false,
        };
      }),
    };
  }

  #model(value: unknown, path: string): ModelRow {
    const row = this.object(value, path);
    this.#known(row, "model", [...MODEL_TEXTS, "id", "match", "prices"]);
    const prices = row["prices"];
    const at = `${path}.prices`;
    const listed = Array.isArray(prices)
      ? this.list(prices, at, (item, place) => this.#conditional(item, place))
      : [{ prices: this.#prices(prices, at) }];
    if (listed.length === 0) this.wrong(at, "at least one set of prices");
    const id = this.text(row["id"], `${path}.id`);
    const { name } = row;
    return {
      id,
      match: this.#clause(row["match"], `${path}.match`),
      prices: listed,
      free: saysFree(id) || (typeof name === "string" && saysFree(name)),
    };
  }

  #conditional(value: unknown, path: string): ModelRow["prices"][number] {
    const row = this.object(value, path);
    this.#known(row, "price", ["constraint", "prices"]);
    const prices = this.#prices(row["prices"], `${path}.prices`);
    if (row["constraint"] === undefined || row["constraint"] === null) return { prices };
    return { constraint: this.#constraint(row["constraint"], `${path}.constraint`), prices };
  }

  #constraint(value: unknown, path: string): ConstraintRow {
    const row = this.object(value, path);
    this.#known(row, "constraint", ["type", "start_date", "start_time", "end_time"]);
    if (row["start_date"] !== undefined)
      return { start_date: this.text(row["start_date"], `${path}.start_date`) };
    return {
      start_time: this.text(row["start_time"], `${path}.start_time`),
      end_time: this.text(row["end_time"], `${path}.end_time`),
    };
  }

  #prices(value: unknown, path: string): PriceSetRow {
    const set: Record<string, PriceRow> = {};
    for (const [key, price] of Object.entries(this.object(value, path))) {
      if (price !== null) set[key] = this.#price(price, `${path}.${key}`);
    }
    return set;
  }

  #price(value: unknown, path: string): PriceRow {
    if (!isObject(value)) return this.amount(value, path);
    this.#known(value, "tiers", ["base", "tiers"]);
    return {
      base: this.amount(value["base"], `${path}.base`),
      tiers: this.list(value["tiers"], `${path}.tiers`, (item, at) => {
        const tier = this.object(item, at);
        this.#known(tier, "tier", ["start", "price"]);
        return {
          start: this.amount(tier["start"], `${at}.start`),
          price: this.amount(tier["price"], `${at}.price`),
        };
      }),
    };
  }
}
