import { fail, nearestAll, type Outcome, ok } from "@outlay/document";
import type { Book, FindError, ModelPrices, ModelQuery } from "./book.ts";
import type { LineConflict } from "./check-lines.ts";
import { concerning } from "./concerning.ts";
import type { Instant } from "./instant.ts";
import type { Meter } from "./meter.ts";
import { type NearestModels, nearestModels, withNearest } from "./nearest-models.ts";
import type { Period, PriceFactor, PriceLine } from "./price-line.ts";
import { PriceTable } from "./price-table.ts";
import { providerId } from "./provider-id.ts";
import { type TunedName, tunedFromName } from "./tuned-name.ts";

/** Another name of a model, which a person has compared with the provider's own words. */
export interface ModelAlias {
  readonly provider: string;
  /** The other name, as responses or people use it. */
  readonly name: string;
  /** The model's name in the price lines. */
  readonly model: string;
  /** Date of the review, for people: `2026-11-20`. */
  readonly reviewed: string;
  readonly sources: readonly string[];
  /** For names that come to mean another model later, such as `…-latest`; absent: always. */
  readonly effective?: Period;
}

/** A provider bills one meter at the price of another, so its models list no price of their own. */
export interface MeterFallback {
  readonly provider: string;
  /** Absent: every model of the provider. */
  readonly models?: readonly string[];
  readonly meter: Meter;
  readonly as: Meter;
  readonly sources: readonly string[];
}

/** The facts of one price book. */
export interface CatalogBookInput {
  readonly id: string;
  readonly lines: readonly PriceLine[];
  readonly factors?: readonly PriceFactor[];
  readonly aliases?: readonly ModelAlias[];
  readonly fallbacks?: readonly MeterFallback[];
  /** How sellers' responses name what a customer tuned; the entry `ft:ID` has the prices. */
  readonly tunedNames?: readonly TunedName[];
  /**
   * Providers that sell other makers' models under their makers' names. A name that comes without a
   * provider is the maker's own offer where the maker sells it too.
   */
  readonly resellers?: readonly string[];
  /** When a model stops to answer, where that is known; for the order of nearest names. */
  readonly endOf?: (provider: string, model: string) => Instant | undefined;
}

/** Why facts do not make a book. */
export type BookProblem =
  | (LineConflict & { readonly provider: string; readonly model: string })
  | {
      readonly code: "alias_collision" | "alias_to_nothing";
      readonly provider: string;
      readonly name: string;
      readonly models: readonly string[];
    };

/** A price book of our own kind: it can say what it holds. */
export interface CatalogBook extends Book {
  /** Every model with its prices, in the order of the lines. */
  readonly models: readonly ModelPrices[];
  readonly aliases: readonly ModelAlias[];
}

/**
 * A book from price lines. Names match exactly or through a reviewed alias; never by prefix, because
 * a sibling's price is a wrong price.
 *
 * @returns the book, or every contradiction in its facts
 */
export function catalogBook(input: CatalogBookInput): Outcome<CatalogBook, readonly BookProblem[]> {
  const problems: BookProblem[] = [];
  const byProvider = new Map<string, Map<string, ModelPrices>>();
  const groups = Map.groupBy(input.lines, (line) => key(providerId(line.provider), line.model));
  const factorsOf = concerning(input.factors ?? []);
  const fallbacksOf = concerning(input.fallbacks ?? []);
  for (const lines of groups.values()) {
    const [{ provider: named, model }] = lines as [PriceLine];
    const provider = providerId(named);
    const table = PriceTable.build({
      lines,
      factors: factorsOf(provider, model),
      fallbacks: standIns(fallbacksOf(provider, model)),
    });
    if (!table.ok) {
      problems.push(...table.error.map((conflict) => ({ ...conflict, provider, model })));
      continue;
    }
    const models = byProvider.get(provider) ?? new Map<string, ModelPrices>();
    byProvider.set(provider, models);
    models.set(model, { provider, model, rule: "exact name", table: table.value });
  }
  const aliases = (input.aliases ?? []).map((alias) => ({
    ...alias,
    provider: providerId(alias.provider),
  }));
  problems.push(...aliasProblems(aliases, byProvider));
  if (problems.length > 0) return fail(problems);
  return ok(new ExactBook(input, byProvider, aliases));
}

class ExactBook implements CatalogBook {
  readonly id: string;
  readonly aliases: readonly ModelAlias[];
  readonly #byProvider: ReadonlyMap<string, ReadonlyMap<string, ModelPrices>>;
  readonly #aliases: ReadonlyMap<string, readonly (ModelAlias & { prices: ModelPrices })[]>;
  /** Names that mean different models at different times. */
  readonly #dated: ReadonlySet<string>;
  /** Answers that hold at any time, by provider and then by model; filled as names are asked for. */
  readonly #known = new Map<string | undefined, Map<string, Outcome<ModelPrices, FindError>>>();
  readonly #endOf: NonNullable<CatalogBookInput["endOf"]>;
  readonly #resellers: ReadonlySet<string>;
  readonly #tunedNames: ReadonlyMap<string, readonly TunedName[]>;

  constructor(
    { id, endOf = () => undefined, resellers = [], tunedNames = [] }: CatalogBookInput,
    byProvider: ReadonlyMap<string, ReadonlyMap<string, ModelPrices>>,
    aliases: readonly ModelAlias[],
  ) {
    this.id = id;
    this.#endOf = endOf;
    this.#resellers = new Set(resellers.map(providerId));
    this.#tunedNames = Map.groupBy(tunedNames, ({ provider }) => providerId(provider));
    this.aliases = aliases;
    this.#byProvider = byProvider;
    this.#dated = new Set(
      aliases.flatMap((alias) => (alias.effective === undefined ? [] : [alias.name])),
    );
    this.#aliases = Map.groupBy(
      aliases.map((alias) => ({ ...alias, prices: aliasPrices(alias, byProvider) })),
      (alias) => key(alias.provider, alias.name),
    );
  }

  get models(): readonly ModelPrices[] {
    return [...this.#byProvider.values()].flatMap((models) => [...models.values()]);
  }

  find(query: ModelQuery): Outcome<ModelPrices, FindError> {
    let known = this.#known.get(query.provider);
    // Which of the nearest names have ended differs from day to day.
    const missed = () => key(query.model, String(Math.floor(query.at / DAY_MS)));
    const answer =
      known?.get(query.model) ?? (known === undefined ? undefined : known.get(missed()));
    if (answer !== undefined) return answer;
    const found = this.#find(query);
    const bare = query.model.slice(query.model.indexOf("/") + 1);
    if (!this.#dated.has(query.model) && !this.#dated.has(bare)) {
      // Names come from outside and there is no end of them: forget all before they fill memory.
      if (known === undefined || known.size >= 10_000) known = new Map();
      this.#known.set(query.provider, known.set(found.ok ? query.model : missed(), found));
    }
    return found;
  }

  #find({ provider, model, at }: ModelQuery): Outcome<ModelPrices, FindError> {
    if (provider !== undefined) return this.#findAt(providerId(provider), model, at);
    const slash = model.indexOf("/");
    const prefix = providerId(model.slice(0, Math.max(slash, 0)));
    if (slash > 0 && this.#byProvider.has(prefix)) {
      const found = this.#findAt(prefix, model.slice(slash + 1), at);
      if (found.ok) return found;
    }
    const sellers = this.#sellersOf(model, at);
    const makers = sellers.filter((id) => !this.#resellers.has(id));
    const [seller] = makers.length === 1 ? makers : sellers;
    if (sellers.length > 1 && makers.length !== 1) {
      return fail({ code: "ambiguous_provider", model, providers: sellers });
    }
    if (seller !== undefined) return this.#findAt(seller, model, at);
    return fail(
      withNearest({ code: "unknown_model" as const, model }, () => this.#nearest(model, at)),
    );
  }

  /** Names like one that is not known: with their provider where that has it, too. */
  #nearest(model: string, at: Instant): NearestModels {
    const providers = [...this.#byProvider.keys()];
    const prefix = providerId(model.slice(0, Math.max(model.indexOf("/"), 0)));
    if (this.#byProvider.has(prefix)) {
      const inside = this.#nearestAt(prefix, model.slice(model.indexOf("/") + 1), at);
      if (inside.nearest.length > 0) return withProvider(prefix, inside);
    }
    const owners = new Map<string, string>();
    for (const id of providers) {
      for (const name of this.#names(id, at))
        owners.set(model.includes("/") ? pathOf(id, name) : name, id);
    }
    return nearestModels(model, [...owners.keys()], (name) => {
      const provider = owners.get(name) ?? "";
      const own = name.startsWith(pathOf(provider, "")) ? name.slice(provider.length + 1) : name;
      return this.#hasEnded(provider, own, at);
    });
  }

  #nearestAt(provider: string, model: string, at: Instant): NearestModels {
    const names = this.#names(provider, at);
    return nearestModels(model, names, (name) => this.#hasEnded(provider, name, at));
  }

  #hasEnded(provider: string, name: string, at: Instant): boolean {
    const model = this.#lookUp(provider, name, at)?.model ?? name;
    return (this.#endOf(provider, model) ?? Infinity) <= at;
  }

  #findAt(provider: string, model: string, at: Instant): Outcome<ModelPrices, FindError> {
    if (!this.#byProvider.has(provider)) {
      const nearest = nearestAll(provider, this.#byProvider.keys());
      return fail({ code: "unknown_provider", provider, nearest });
    }
    const found = this.#lookUp(provider, model, at);
    if (found !== undefined) return ok(found);
    const sellers = this.#sellersOf(model, at);
    return fail(
      withNearest(
        {
          code: "unknown_model" as const,
          model,
          ...(sellers.length === 0 ? {} : { sellers }),
        },
        () => this.#nearestAt(provider, model, at),
      ),
    );
  }

  /** Who sells it: first those that do not sell other makers' models. */
  #sellersOf(model: string, at: Instant): string[] {
    const sellers = [...this.#byProvider.keys()].filter((id) => this.#lookUp(id, model, at));
    const resells = (id: string) => Number(this.#resellers.has(id));
    return sellers.sort((a, b) => resells(a) - resells(b));
  }

  #lookUp(provider: string, model: string, at: Instant): ModelPrices | undefined {
    return this.#named(provider, model, at) ?? this.#tuned(provider, model, at);
  }

  /** The tuned version of a model, by a name that a seller's responses give it. */
  #tuned(provider: string, name: string, at: Instant): ModelPrices | undefined {
    for (const { pattern, reviewed } of this.#tunedNames.get(provider) ?? []) {
      const from = tunedFromName(pattern, name);
      const base = from === undefined ? undefined : this.#named(provider, from, at);
      const tuned = base && this.#byProvider.get(provider)?.get(`ft:${base.model}`);
      if (base === undefined || tuned === undefined) continue;
      const rule = `tuned version of ${base.model} by its name ${pattern}, reviewed ${reviewed}`;
      return { ...tuned, rule };
    }
    return undefined;
  }

  #named(provider: string, model: string, at: Instant): ModelPrices | undefined {
    const exact = this.#byProvider.get(provider)?.get(model);
    if (exact !== undefined) return exact;
    return this.#aliases.get(key(provider, model))?.find((alias) => isInForce(alias, at))?.prices;
  }

  /** Names that mean a model of the provider at a time: a dated alias has its days. */
  #names(provider: string, at: Instant): string[] {
    const aliases = this.aliases.filter(
      (alias) => alias.provider === provider && isInForce(alias, at),
    );
    return [
      ...(this.#byProvider.get(provider)?.keys() ?? []),
      ...aliases.map((alias) => alias.name),
    ];
  }
}

/** Milliseconds of a day. */
const DAY_MS = 86_400_000;

/** Whether an alias means its model at a time. */
const isInForce = ({ effective }: Pick<ModelAlias, "effective">, at: Instant): boolean =>
  effective === undefined ||
  (at >= effective.from && (effective.to === undefined || at < effective.to));

const pathOf = (provider: string, model: string): string => `${provider}/${model}`;

const withProvider = (provider: string, { nearest, ended }: NearestModels): NearestModels => ({
  nearest: nearest.map((name) => pathOf(provider, name)),
  ...(ended === undefined ? {} : { ended: ended.map((name) => pathOf(provider, name)) }),
});

const key = (provider: string, model: string): string => `${provider}\n${model}`;

function standIns(fallbacks: readonly MeterFallback[]): Partial<Record<Meter, readonly Meter[]>> {
  const chosen: Partial<Record<Meter, readonly Meter[]>> = {};
  for (const { meter, as } of fallbacks) chosen[meter] = [...(chosen[meter] ?? []), as];
  return chosen;
}

function aliasPrices(
  { provider, name, model, reviewed, effective }: ModelAlias,
  byProvider: ReadonlyMap<string, ReadonlyMap<string, ModelPrices>>,
): ModelPrices {
  const target = byProvider.get(provider)?.get(model);
  if (target === undefined) throw new Error(`alias ${name} was not checked: no model ${model}`);
  const dated = effective === undefined ? "alias" : "dated alias";
  return { ...target, rule: `${dated} ${name} of ${model}, reviewed ${reviewed}` };
}

function aliasProblems(
  aliases: readonly ModelAlias[],
  byProvider: ReadonlyMap<string, ReadonlyMap<string, ModelPrices>>,
): BookProblem[] {
  const problems: BookProblem[] = [];
  for (const [index, alias] of aliases.entries()) {
    const { provider, name, model } = alias;
    const models = byProvider.get(provider);
    if (!models?.has(model)) {
      problems.push({ code: "alias_to_nothing", provider, name, models: [model] });
    }
    const others = aliases.filter(
      (other, at) =>
        at > index && other.provider === provider && other.name === name && meet(alias, other),
    );
    const collisions = others.map((other) => other.model);
    if (models?.has(name)) collisions.push(name);
    if (collisions.length > 0) {
      problems.push({ code: "alias_collision", provider, name, models: [model, ...collisions] });
    }
  }
  return problems;
}

function meet(a: ModelAlias, b: ModelAlias): boolean {
  const end = (alias: ModelAlias) => alias.effective?.to ?? Infinity;
  const start = (alias: ModelAlias) => alias.effective?.from ?? -Infinity;
  return start(a) < end(b) && start(b) < end(a);
}
