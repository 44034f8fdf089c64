import type { BookSpec, ForeignBook } from "../books/open-book.ts";
import type { CatalogBook } from "../catalog-book.ts";
import type { Instant } from "../instant.ts";
import { providerId } from "../provider-id.ts";
import type { Rational } from "../rational.ts";
import { type ComparedPrice, compareModel, type Standing, type Witness } from "./compare-model.ts";
import { lineageOf } from "./lineage.ts";
import { type ListedModel, listedModels } from "./listed-models.ts";
import { inForceAt } from "./price-point.ts";
import { type Review, reviewsOf } from "./reviews/review.ts";

/** A foreign catalogue to compare with. */
export interface Against {
  readonly book: ForeignBook;
  /** What it was opened from. */
  readonly spec: BookSpec;
  /** The day it was taken, where it is told: its prices then are held against ours then. */
  readonly dated?: Instant;
}

/** What is compared. */
export interface BookComparison {
  readonly ours: CatalogBook;
  readonly against: readonly Against[];
  readonly at: Instant;
  /** Share of our price by which another may differ. */
  readonly tolerance: Rational;
  /** What people decided about prices that books dispute. */
  readonly reviews?: readonly Review[];
  /** Only this provider's models. */
  readonly provider?: string;
  /** Only this model, by its name in our book. */
  readonly model?: string;
}

/** What came of it. */
export interface ComparedBooks {
  /** Every price, in the order of our book. */
  readonly prices: readonly ComparedPrice[];
  /** Models that were sold at the time. */
  readonly models: number;
  /** Of them those that no book has. */
  readonly onlyOurs: readonly ListedModel[];
  /** Models that books have and we do not, with the books. */
  readonly onlyTheirs: readonly (ListedModel & { readonly books: readonly string[] })[];
  readonly counts: Readonly<Record<Standing, number>>;
}

/**
 * Holds every price that our book has at a time against foreign catalogues. Each of them finds a
 * model by its own rules, by our name of it or else by a reviewed alias.
 */
export function compareBooks(input: BookComparison): ComparedBooks {
  const { ours, against, at, tolerance } = input;
  const seller = input.provider === undefined ? undefined : providerId(input.provider);
  const sold = ours.models
    .filter(({ provider }) => (seller ?? provider) === provider)
    .filter(({ model }) => (input.model ?? model) === model)
    .filter(({ table }) => table.lines.some((line) => inForceAt(line, at)));
  const reviews = reviewsOf(input.reviews ?? []);
  const onlyOurs: ListedModel[] = [];
  const prices = sold.flatMap((prices) => {
    const { provider, model } = prices;
    const aliases = ours.aliases.filter(
      (alias) => alias.provider === provider && alias.model === model,
    );
    const names = [model, ...aliases.map(({ name }) => name)];
    const witnesses = against.flatMap((one) => witness(one, provider, names, at) ?? []);
    if (witnesses.length === 0) onlyOurs.push({ provider, model });
    return compareModel({ ours: prices, witnesses, at, tolerance, reviews });
  });
  const counts = { equal: 0, explained: 0, disputed: 0, reviewed: 0, unwitnessed: 0, lacking: 0 };
  for (const { standing } of prices) counts[standing] += 1;
  const onlyTheirs = input.model === undefined ? notOurs(ours, against, at, seller) : [];
  return { prices, models: sold.length, onlyOurs, onlyTheirs, counts };
}

/** The kind of a price file of our own shape: each is a lineage of its own. */
const OWN_FILE = "outlay";

/** The book as a witness for a model: by the first of its names that the book knows. */
function witness(
  { book, spec, dated }: Against,
  provider: string,
  names: readonly string[],
  at: Instant,
): Witness | undefined {
  const name = names.find((model) => book.find({ provider, model, at }).ok);
  if (name === undefined) return undefined;
  return {
    id: spec.id,
    kind: spec.kind,
    names,
    lineage: lineageOf(spec.kind === OWN_FILE ? spec.id : spec.kind),
    ...(dated !== undefined && { dated }),
    pricesAt: (time) => {
      const found = book.find({ provider, model: name, at: time });
      return found.ok ? found.value : undefined;
    },
  };
}

function notOurs(
  ours: CatalogBook,
  against: readonly Against[],
  at: Instant,
  seller: string | undefined,
): (ListedModel & { books: readonly string[] })[] {
  const found = new Map<string, { provider: string; model: string; books: string[] }>();
  for (const { book, spec } of against) {
    for (const { provider, model } of listedModels(book, spec)) {
      if ((seller ?? provider) !== provider || ours.find({ provider, model, at }).ok) continue;
      const key = `${provider}/${model}`;
      const one = found.get(key) ?? { provider, model, books: [] };
      found.set(key, one);
      if (!one.books.includes(spec.id)) one.books.push(spec.id);
    }
  }
  return [...found.values()];
}
