import type { BookSpec, ForeignBook } from "../books/open-book.ts";
import type { PricedModel, PriceFile } from "../catalog/price-file.ts";
import { bySourceId, type Source } from "../catalog/source-list.ts";
import { type ListedModel, listedModels } from "../compare/listed-models.ts";
import { at as instantOf } from "../instant.ts";
import { providerId } from "../provider-id.ts";
import { type LeftOut, type ModelRows, modelRows } from "./model-rows.ts";
import { withoutFaults } from "./without-faults.ts";

/** What is imported, and what is told of it. */
export interface BookImport {
  readonly book: ForeignBook;
  /** What it was opened from. */
  readonly spec: BookSpec;
  /** The day that the catalogue shows: its prices begin then here. */
  readonly day: string;
  /** The day it comes into the file. */
  readonly known: string;
  /** Id of the book that the file makes. */
  readonly as: string;
  /** Where the prices were read: the catalogue. */
  readonly source: Source;
  readonly provider?: string;
  /** Only these models, by the names that the catalogue has for them. */
  readonly models?: readonly string[];
}

/** What was left out of a model. */
export interface ImportNote extends ListedModel {
  readonly what: string;
  readonly because: LeftOut["because"] | "refused";
  /** The words of the lint that refused it. */
  readonly fault?: string;
}

/** A price file, what is not in it, and models of which nothing is. */
export interface ImportedBook {
  /** Absent where no model has a price. */
  readonly file?: PriceFile;
  readonly notes: readonly ImportNote[];
  /** Models without any row, with the reason where a model was refused as a whole. */
  readonly without: readonly ListedModel[];
  /** Names asked for that the catalogue does not have. */
  readonly unknown: readonly string[];
}

/** A price file of our own kind from somebody else's catalogue. */
export function importBook(input: BookImport): ImportedBook {
  const { book, spec } = input;
  const at = instantOf(input.day, 12);
  const seller = input.provider === undefined ? undefined : providerId(input.provider);
  const listed = listedModels(book, spec)
    .filter(({ provider }) => (seller ?? provider) === provider)
    .filter(({ model }) => input.models === undefined || input.models.includes(model));
  const notes: ImportNote[] = [];
  const without: ListedModel[] = [];
  const models: PricedModel[] = [];
  const taken = new Set<string>();
  for (const one of listed) {
    const key = `${one.provider}/${one.model}`.toLowerCase();
    const found = book.find({ ...one, at });
    const named = found.ok && !taken.has(key) && one.model.length <= LONGEST_NAME;
    const made = named ? imported(input, one, modelRows(found.value, at)) : undefined;
    notes.push(...(made?.notes ?? []));
    if (made?.model === undefined) without.push(one);
    else {
      taken.add(key);
      models.push(made.model);
    }
  }
  const unknown = (input.models ?? []).filter(
    (name) => !listed.some(({ model }) => model === name),
  );
  return {
    ...(models.length > 0 && { file: shared(headOf(input), models) }),
    notes,
    without,
    unknown,
  };
}

/** A file that says once what all of its models share. */
function shared(head: Omit<PriceFile, "models">, models: readonly PricedModel[]): PriceFile {
  const sellers = new Set(models.map(({ provider }) => provider));
  const standIns = new Set(models.map(({ bills_as: as }) => JSON.stringify(as)));
  const [first] = models;
  const { provider, bills_as: billsAs } = first ?? {};
  const one = sellers.size === 1;
  const same = standIns.size === 1 && billsAs !== undefined;
  const { book, name, known, sources } = head;
  return {
    ...(book !== undefined && { book }),
    ...(one && provider !== undefined && { provider }),
    name,
    known,
    ...(same && { bills_as: billsAs }),
    ...(sources && { sources }),
    models: models.map(({ provider: seller, bills_as: as, ...model }) => {
      const { id, ...facts } = model;
      return {
        id,
        ...(!one && seller !== undefined && { provider: seller }),
        ...facts,
        ...(!same && as && { bills_as: as }),
      };
    }),
  };
}

/** Longest name of a model that a price file takes. */
const LONGEST_NAME = 100;

const headOf = ({ as, source, known }: BookImport): Omit<PriceFile, "models"> => ({
  book: as,
  name: source.title.slice(0, LONGEST_NAME),
  known,
  sources: [source],
});

/** The model as a price file has it, without what the lints refuse. */
function imported(
  input: BookImport,
  one: ListedModel,
  { rows, billsAs, left }: ModelRows,
): { readonly model?: PricedModel; readonly notes: readonly ImportNote[] } {
  const notes: ImportNote[] = left.map((out) => ({ ...one, ...out }));
  if (rows.length === 0) return { notes };
  const { source, day } = input;
  const model: PricedModel = {
    id: one.model,
    provider: one.provider,
    name: one.model,
    ...(Object.keys(billsAs).length > 0 && { bills_as: billsAs }),
    prices: [{ from: day, status: "single source", checked: day, sources: [source.id], usd: rows }],
  };
  const file = { ...headOf(input), models: [] };
  const kept = withoutFaults(file, model, bySourceId([source]));
  for (const { what, fault } of kept.faults)
    notes.push({ ...one, what, because: "refused", fault });
  return { ...(kept.model && { model: kept.model }), notes };
}
