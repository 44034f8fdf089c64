import { fail, nearestAll, type Outcome, ok } from "@outlay/document";
import { type CatalogBook, catalogBook } from "../catalog-book.ts";
import { at } from "../instant.ts";
import { providerId } from "../provider-id.ts";
import { endDay } from "./end-day.ts";
import { LIST_BOOK, priceFacts, sellerOf } from "./price-facts.ts";
import type {
  BookFact,
  DatedAlias,
  EndOfLife,
  PricedModel,
  PriceFile,
  PriceSheet,
  Weights,
} from "./price-file.ts";
import type { Source } from "./source-list.ts";

/** What a book knows of a model beside its prices. */
export interface ModelFacts {
  readonly provider: string;
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Names that mean it for a time only. */
  readonly datedAliases?: readonly DatedAlias[];
  /** Id of the same seller's model that this one was tuned from. */
  readonly tunedFrom?: string;
  /** Id of the entry with the prices of using a tuned version of this model; absent: not known. */
  readonly tunedAs?: string;
  /** Whether the weights are published; absent: not known. */
  readonly weights?: Weights;
  /** Id in `models/open.yaml` of the open model with the same weights. */
  readonly openModel?: string;
  /** Day of release, `2026-02-17`. */
  readonly released?: string;
  /** Longest input in tokens. */
  readonly context?: number;
  /** Numbers in one embedding. */
  readonly dimensions?: number;
  readonly endOfLife?: EndOfLife;
  readonly note?: string;
  /** The price sheets as written, with their notes, oldest first. */
  readonly sheets: readonly PriceSheet[];
  /** Day that a sheet without its own became known. */
  readonly known: string;
}

/** A price book of the catalog, with what it knows beside the prices. */
export interface PriceBook extends CatalogBook {
  readonly name: string;
  readonly facts: readonly BookFact[];
  /** Facts of a model by the provider and id that `find` gives. */
  model(provider: string, id: string): ModelFacts | undefined;
  /** Facts of every model, in the order of the files. */
  readonly modelFacts: readonly ModelFacts[];
  /** Sources that its files state themselves, beside those of the catalog. */
  readonly ownSources?: readonly Source[];
}

/** No book of that name. */
export interface UnknownBook {
  readonly code: "unknown_book";
  readonly book: string;
  readonly nearest: readonly string[];
}

/**
 * The books that price files make: the files without `book:` are the book `list` together.
 * Throws on contradictions, which `readPriceFile` reports with their lines.
 */
export function priceBooks(files: readonly PriceFile[]): ReadonlyMap<string, PriceBook> {
  const groups = Map.groupBy(files, (file) => file.book ?? LIST_BOOK);
  return new Map([...groups].map(([id, group]) => [id, priceBook(id, group)]));
}

/** The book of a name, or the names that come nearest. */
export function findBook(
  books: ReadonlyMap<string, PriceBook>,
  id: string,
): Outcome<PriceBook, UnknownBook> {
  const book = books.get(id);
  if (book !== undefined) return ok(book);
  return fail({ code: "unknown_book", book: id, nearest: nearestAll(id, books.keys()) });
}

function priceBook(id: string, files: readonly PriceFile[]): PriceBook {
  const facts = files.map(priceFacts);
  const modelFacts = files.flatMap((file) => file.models.map((model) => modelFactsOf(file, model)));
  const byName = new Map(modelFacts.map((one) => [`${one.provider}/${one.id}`, one]));
  const made = catalogBook({
    id,
    lines: facts.flatMap((one) => one.lines),
    factors: facts.flatMap((one) => one.factors),
    aliases: facts.flatMap((one) => one.aliases),
    fallbacks: facts.flatMap((one) => one.fallbacks),
    resellers: facts.flatMap((one) => one.resellers),
    tunedNames: facts.flatMap((one) => one.tunedNames),
    endOf: (provider, model) => {
      const date = endDay(byName.get(`${provider}/${model}`)?.endOfLife);
      return date === undefined ? undefined : at(date);
    },
  });
  if (!made.ok) throw new Error(`the book ${id} contradicts itself: ${JSON.stringify(made.error)}`);
  const inner = made.value;
  return {
    id,
    name: id === LIST_BOOK ? "List prices of the vendors" : (files[0]?.name ?? id),
    find: (query) => inner.find(query),
    models: inner.models,
    aliases: inner.aliases,
    facts: files.flatMap((file) => file.facts ?? []),
    modelFacts,
    ownSources: files.flatMap((file) => file.sources ?? []),
    model: (provider, model) => byName.get(`${providerId(provider)}/${model}`),
  };
}

function modelFactsOf(file: PriceFile, model: PricedModel): ModelFacts {
  const { released, context, dimensions, end_of_life: endOfLife, note } = model;
  const { tuned_from: tunedFrom, open_model: openModel, weights = file.weights } = model;
  const seller = sellerOf(file, model);
  const tunedAs = file.models.find(
    (other) => other.tuned_from === model.id && sellerOf(file, other) === seller,
  )?.id;
  return {
    provider: providerId(seller),
    id: model.id,
    name: model.name,
    aliases: model.aliases ?? [],
    ...(model.dated_aliases === undefined ? {} : { datedAliases: model.dated_aliases }),
    ...(tunedFrom === undefined ? {} : { tunedFrom }),
    ...(tunedAs === undefined ? {} : { tunedAs }),
    ...(weights === undefined ? {} : { weights }),
    ...(openModel === undefined ? {} : { openModel }),
    ...(released === undefined ? {} : { released }),
    ...(context === undefined ? {} : { context }),
    ...(dimensions === undefined ? {} : { dimensions }),
    ...(endOfLife === undefined ? {} : { endOfLife }),
    ...(note === undefined ? {} : { note }),
    sheets: model.prices,
    known: file.known,
  };
}
