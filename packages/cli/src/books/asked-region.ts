import { fail, type Outcome, ok } from "@outlay/document";
import {
  type Book,
  type Cost,
  type ModelPrices,
  type PriceLine,
  providerId,
} from "@outlay/pricing";
import type { Catalog } from "../catalog/load.ts";

/** A book of our own kind can say what it holds; somebody else's cannot. */
type Holding = { readonly models: readonly ModelPrices[] };

const holds = (book: Book): book is Book & Holding => "models" in book;

/**
 * A typed region in the spelling of the seller's prices. A region of the world's sellers without a price
 * of its own here is let through ({@link regionNotes} says so); a word that is no region at all is
 * refused with those that have prices, since its cost would silently be that of no region.
 *
 * @param provider whose regions; absent: those of all sellers
 */
export function askedRegion(
  typed: string,
  book: Book,
  { countries }: Pick<Catalog, "countries">,
  provider?: string,
): Outcome<string, string> {
  if (!holds(book)) return ok(typed);
  const lower = typed.toLowerCase();
  const seller = provider === undefined ? undefined : providerId(provider);
  const own = regionsOf(
    book.models.filter((prices) => seller === undefined || prices.provider === seller),
  );
  const same = own.find((region) => region.toLowerCase() === lower);
  if (same !== undefined) return ok(same);
  const real = lower === "global" || countries.some(({ regions }) => regions.includes(lower));
  if (real) return ok(lower);
  const of = seller ?? `the book ${book.id}`;
  return fail(
    own.length === 0
      ? `--region ${typed}: ${of} has no price that depends on a region; leave --region out.`
      : `--region ${typed}: ${of} has no such region. Regions with prices of their own: ${own.join(", ")}.`,
  );
}

/**
 * Adds to costs a note where a model has no price of its own in the region that was asked for.
 *
 * @param region in the spelling of {@link askedRegion}; absent: none was asked for
 */
export function regionNotes(book: Book, region: string | undefined): (cost: Cost) => Cost {
  if (region === undefined || !holds(book)) return (cost) => cost;
  const words = new Map<string, string | undefined>();
  const wordsFor = ({ provider, model }: PriceLine): string | undefined => {
    const key = `${provider}\n${model}`;
    if (!words.has(key)) {
      const seller = providerId(provider);
      const own = regionsOf(
        book.models.filter((one) => one.provider === seller && one.model === model),
      );
      const has = own.length === 0 ? "" : ` (it has of ${own.join(", ")})`;
      words.set(
        key,
        own.includes(region)
          ? undefined
          : `${model} has no price of its own in region ${region}${has}: priced as without a region`,
      );
    }
    return words.get(key);
  };
  return (cost) => {
    const about = new Set(cost.lines.flatMap(({ price }) => wordsFor(price) ?? []));
    if (about.size === 0) return cost;
    const notes = [...about].map((one) => ({ code: "other", about: one }) as const);
    return { ...cost, notes: [...cost.notes, ...notes] };
  };
}

function regionsOf(models: readonly ModelPrices[]): readonly string[] {
  const found = models.flatMap(({ table }) =>
    [...table.lines, ...table.factors].flatMap(({ when }) => when.region ?? []),
  );
  return [...new Set(found)].sort();
}
