import type { PricedModel, PriceFile, PriceRow } from "../catalog/price-file.ts";
import { amountsOf } from "../catalog/price-row.ts";
import type { Sources } from "../catalog/source-list.ts";
import { lineageOf } from "../compare/lineage.ts";
import type { ListedModel } from "../compare/listed-models.ts";
import type { PricePoint } from "../compare/price-point.ts";
import { foreignPrice } from "../compare/spoken-price.ts";
import { decimal } from "../decimal.ts";
import { modelRows } from "../import/model-rows.ts";
import { withoutFaults } from "../import/without-faults.ts";
import { METERS, type Meter } from "../meter.ts";
import { compareRational, over, type Rational, ratio } from "../rational.ts";
import type { PriceEvidence } from "./decide-price.ts";
import type { UpdateCatalogue } from "./update-catalogue.ts";

/** A model that we do not have, as an entry. */
export interface ProposedEntry extends ListedModel {
  readonly entry: PricedModel;
  /** The catalogues that have its prices of text in and out, or of what else it sells. */
  readonly books: readonly string[];
  /** What of the catalogue's entry is left out, and why. */
  readonly left: readonly string[];
}

/** Why a model is not proposed. */
export interface RefusedEntry extends ListedModel {
  readonly because:
    | { readonly code: "catalogues_differ"; readonly books: readonly string[] }
    | { readonly code: "no_price" }
    /** Likely: a name like it, at the same prices. */
    | { readonly code: "another_name"; readonly of: string }
    /** A name of ours, for a time only where days stand with it. */
    | {
        readonly code: "name_of";
        readonly of: string;
        readonly from?: string;
        readonly to?: string;
      }
    /** What a customer tuned, by the form of its name. */
    | { readonly code: "tuned_name" }
    /** The file would not pass the lints with it. */
    | { readonly code: "fault"; readonly fault: string };
}

/** What an entry is made from. */
export interface EntryInput {
  readonly one: ListedModel;
  /** The file of its seller. */
  readonly file: PriceFile;
  readonly catalogues: readonly UpdateCatalogue[];
  readonly known: string;
  readonly sources: Sources;
  /** A model of ours that is likely the same: by its name without a day, at the same prices. */
  readonly sameAs: string | undefined;
}

/**
 * The entry of a model that catalogues have and we do not: the rows of the first that proposes, each
 * price with those that confirm it. Where another has different prices for text in or out it is refused.
 */
export function proposeEntry(input: EntryInput): ProposedEntry | RefusedEntry {
  const { one, file, catalogues, known, sources } = input;
  if (input.sameAs !== undefined)
    return { ...one, because: { code: "another_name", of: input.sameAs } };
  const listing = catalogues.filter(({ book, dated }) => {
    const found = book.find({ ...one, at: dated });
    return found.ok && found.value.model.toLowerCase().includes(one.model.toLowerCase());
  });
  const first = listing.find(({ proposes }) => proposes);
  const found = first?.book.find({ ...one, at: first.dated });
  if (first === undefined || !found?.ok) return { ...one, because: { code: "no_price" } };
  const { rows, billsAs, left } = modelRows(found.value, first.dated);
  const others = oneALineage(listing, first);
  const differing = others.filter((other) =>
    MAIN.some((meter) => rows.some((row) => differs(other, one, row, meter))),
  );
  if (differing.length > 0) {
    const books = [first, ...differing].map(({ spec }) => spec.id);
    return { ...one, because: { code: "catalogues_differ", books } };
  }
  const placed = rows.flatMap((row) => rowsByEvidence(row, one, first, others));
  const [main] = placed;
  if (main === undefined) return { ...one, because: { code: "no_price" } };
  const { evidence } = main;
  // What the seller's file says for all of its models need not be said again.
  const standIns = JSON.stringify(file.bills_as) === JSON.stringify(billsAs) ? {} : billsAs;
  const model: PricedModel = {
    id: one.model,
    ...(file.provider === undefined && { provider: one.provider }),
    name: one.model,
    ...(Object.keys(standIns).length > 0 && file.bills_as === undefined && { bills_as: standIns }),
    prices: [
      {
        from: first.day,
        known,
        ...evidence,
        usd: placed.map(({ row, evidence: own }) =>
          String(own.sources) === String(evidence.sources) ? row : { ...row, ...own },
        ),
      },
    ],
  };
  const { facts: _, ...head } = file;
  const kept = withoutFaults({ ...head, models: [] }, model, sources);
  const words = [
    ...left.map(({ what, because }) => `${what}: ${because}`),
    ...kept.faults.map(({ what, fault }) => `${what}: ${fault}`),
  ];
  if (kept.model === undefined) return { ...one, because: { code: "no_price" } };
  const books = evidence.sources.flatMap(
    (id) => catalogues.find(({ source }) => source === id)?.spec.id ?? [],
  );
  return { ...one, entry: kept.model, books, left: words };
}

const MAIN: readonly Meter[] = ["input_text", "output_text"];

/** One catalogue of each lineage but the first one's own. */
function oneALineage(
  catalogues: readonly UpdateCatalogue[],
  first: UpdateCatalogue,
): readonly UpdateCatalogue[] {
  const byLineage = new Map<string, UpdateCatalogue>();
  for (const one of catalogues) {
    const lineage = lineageOf(one.spec.kind);
    if (lineage === lineageOf(first.spec.kind)) continue;
    const before = byLineage.get(lineage);
    if (before === undefined || one.dated > before.dated) byLineage.set(lineage, one);
  }
  return [...byLineage.values()];
}

/** What a catalogue says where a row has a price. */
function said(
  { book, dated }: UpdateCatalogue,
  one: ListedModel,
  row: PriceRow,
  meter: Meter,
): Rational | undefined {
  const point: PricePoint = {
    meter,
    when: {
      ...(row.tier && { serviceTier: row.tier }),
      ...(row.above !== undefined && { contextAbove: row.above }),
      ...(row.region !== undefined && { region: row.region }),
      ...(row.variant && { variant: row.variant }),
    },
  };
  const tableAt = (at: typeof dated) => {
    const found = book.find({ ...one, at });
    return found.ok ? found.value.table : undefined;
  };
  return foreignPrice(tableAt, point, dated)?.usd;
}

const perUnit = (text: string, meter: Meter): Rational =>
  over(decimal(text), ratio(METERS[meter].per));

/** Whether a catalogue has another price for plain requests. */
function differs(
  catalogue: UpdateCatalogue,
  one: ListedModel,
  row: PriceRow,
  meter: Meter,
): boolean {
  const text = row[meter];
  const plain = row.tier ?? row.above ?? row.up_to ?? row.region ?? row.variant;
  if (text === undefined || plain !== undefined) return false;
  const theirs = said(catalogue, one, row, meter);
  return theirs !== undefined && compareRational(theirs, perUnit(text, meter)) !== 0;
}

/** A row in parts: prices that others confirm, and those that the first alone has. */
function rowsByEvidence(
  row: PriceRow,
  one: ListedModel,
  first: UpdateCatalogue,
  others: readonly UpdateCatalogue[],
): readonly { readonly row: PriceRow; readonly evidence: PriceEvidence }[] {
  const evidence = (with_: readonly UpdateCatalogue[]): PriceEvidence => {
    const all = [first, ...with_];
    const days = all.map(({ day }) => day).sort();
    return {
      status: all.length > 1 ? "two catalogues agree" : "single source",
      checked: days.at(-1) ?? first.day,
      sources: all.map(({ source }) => source),
    };
  };
  const amounts = amountsOf(row);
  if (amounts.length === 0) return [{ row, evidence: evidence([]) }];
  const meters = new Set<string>(amounts.map(([meter]) => meter));
  const where = Object.fromEntries(Object.entries(row).filter(([key]) => !meters.has(key)));
  const groups = Map.groupBy(
    amounts.map(([meter, text]) => ({
      meter,
      text,
      with_: others.filter((other) => {
        const theirs = said(other, one, row, meter);
        return theirs !== undefined && compareRational(theirs, perUnit(text, meter)) === 0;
      }),
    })),
    ({ with_ }) => with_.map(({ source }) => source).join(),
  );
  return [...groups.values()].map((group) => ({
    row: { ...where, ...Object.fromEntries(group.map(({ meter, text }) => [meter, text])) },
    evidence: evidence(group[0]?.with_ ?? []),
  }));
}
