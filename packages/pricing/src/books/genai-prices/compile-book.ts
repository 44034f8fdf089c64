import { fail, type Outcome, ok } from "@outlay/document";
import type { Instant } from "../../instant.ts";
import type { BookError } from "../book-error.ts";
import { compileClause, type Matcher } from "./clause.ts";
import { type Constraint, readConstraint } from "./constraint.ts";
import { compileExtractor, type Extract } from "./extractor.ts";
import type { Seller } from "./find-model.ts";
import { guardedRegex } from "./guarded-regex.ts";
import { compilePriceSet, type PriceSet, type PriceSetRow } from "./price-set.ts";
import type { BookRows, ModelRow, ProviderRow } from "./read-rows.ts";
import { unitOfPrice } from "./units.ts";

/** One of a model's sets of prices, and the words for why it was chosen. */
export type PriceChoice = { readonly set: () => PriceSet; readonly words: string };

/** A model ready to be matched and priced. */
export type Model = {
  readonly id: string;
  readonly matches: Matcher;
  /** The set of prices in force at a time. */
  readonly choose: (at: Instant) => PriceChoice;
};

/** A provider ready to be asked. */
export type Provider = Seller<Model> & {
  readonly pricingUrls: readonly string[];
  /** By API flavour. */
  readonly extractors: ReadonlyMap<string, Extract>;
};

/** The providers of a book, and what of the file has no effect. */
export type CompiledBook = {
  readonly providers: readonly Provider[];
  readonly remarks: readonly string[];
};

/** Makes the rows of a book ready to be asked. Sets of prices are compiled when first used. */
export function compileBook(rows: BookRows, file: string): Outcome<CompiledBook, BookError> {
  const remarks = rows.ignored.map((key) => `key without effect: ${key}`);
  const providers: Provider[] = [];
  for (const row of rows.providers) {
    const models: Model[] = [];
    for (const model of row.models) {
      const compiled = compileModel(row, model, remarks);
      if (!compiled.ok)
        return fail({
          code: "wrong_shape",
          file,
          path: compiled.error,
          expected: "a date or times of day",
        });
      models.push(compiled.value);
    }
    providers.push(compileProvider(row, models, remarks));
  }
  return ok({ providers, remarks });
}

function compileProvider(row: ProviderRow, models: Model[], remarks: string[]): Provider {
  const refused = (pattern: string): void => {
    remarks.push(`provider ${row.id}: pattern not run, it could take too long: ${pattern}`);
  };
  const pattern = row.apiPattern === "" ? undefined : guardedRegex(`^(?:${row.apiPattern})`);
  if (pattern?.ok === false) refused(row.apiPattern);
  const extractors = new Map<string, Extract>();
  for (const extractor of row.extractors) {
    if (!extractors.has(extractor.api_flavor))
      extractors.set(extractor.api_flavor, compileExtractor(extractor, refused));
  }
  return {
    id: row.id,
    models,
    fallbacks: row.fallbacks,
    matchesProvider: row.providerMatch && compileClause(row.providerMatch, refused),
    matchesModel: row.modelMatch && compileClause(row.modelMatch, refused),
    apiPattern: pattern?.ok ? pattern.value : undefined,
    pricingUrls: row.pricingUrls,
    extractors,
  };
}

/**
 * The book writes an empty set of prices both for models that are free and for prices that it does
 * not know. Only where the name says free is it a price.
 */
const FREE: PriceSetRow = { input_mtok: 0, output_mtok: 0 };

function compileModel(
  provider: ProviderRow,
  row: ModelRow,
  remarks: string[],
): Outcome<Model, string> {
  const name = `${provider.id} ${row.id}`;
  const refused = (pattern: string): void => {
    remarks.push(`model ${name}: pattern not run, it could take too long: ${pattern}`);
  };
  const choices: { constraint: Constraint | undefined; choice: PriceChoice }[] = [];
  for (const { constraint: when, prices } of row.prices) {
    const constraint = when && readConstraint(when);
    if (constraint?.ok === false) return fail(`${name} constraint`);
    for (const key of Object.keys(prices))
      if (unitOfPrice(key) === undefined) remarks.push(`model ${name}: no unit for price ${key}`);
    const free = row.free && Object.keys(prices).length === 0;
    const words = [constraint?.value.words ?? "", free ? "free, as its name says" : ""];
    choices.push({
      constraint: constraint?.value,
      choice: {
        set: once(() => compilePriceSet(free ? FREE : prices)),
        words: words.filter((part) => part !== "").join(", "),
      },
    });
  }
  return ok({ id: row.id, matches: compileClause(row.match, refused), choose: chooser(choices) });
}

/** The last set whose condition holds; the first where none does. */
function chooser(
  choices: readonly { constraint: Constraint | undefined; choice: PriceChoice }[],
): (at: Instant) => PriceChoice {
  const [first] = choices;
  if (first === undefined) throw new RangeError("a model without prices");
  if (choices.length === 1 && first.constraint === undefined) return () => first.choice;
  const latest = [...choices].reverse();
  const otherwise = { ...first.choice, words: "first price, as no condition holds" };
  return (at) => {
    for (const { constraint, choice } of latest) {
      if (constraint === undefined || constraint.active(at)) return choice;
    }
    return otherwise;
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
