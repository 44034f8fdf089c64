import { readInstant } from "../../instant.ts";
import type { Matcher } from "./clause.ts";

/** What matching needs of a model. */
export type Named = { readonly id: string; readonly matches: Matcher };

/** What matching needs of a provider. */
export type Seller<Model extends Named> = {
  readonly id: string;
  readonly models: readonly Model[];
  /** Whose prices count where this provider lists none; one step only. */
  readonly fallbacks: readonly string[];
  readonly matchesProvider: Matcher | undefined;
  readonly matchesModel: Matcher | undefined;
  readonly apiPattern: RegExp | undefined;
};

/** A provider and the rule that chose it. */
export type FoundSeller<S> = { readonly seller: S; readonly rule: string };

/**
 * The provider meant by a name: its id, else the first whose rule matches; without a name, the
 * first whose rule matches the address or the model.
 */
export function findSeller<S extends Seller<Named>>(
  sellers: readonly S[],
  query: { provider?: string; apiUrl?: string; model?: string },
): FoundSeller<S> | undefined {
  if (query.provider !== undefined) {
    const name = query.provider.toLowerCase().trim();
    const exact = sellers.find(({ id }) => id === name);
    if (exact !== undefined) return { seller: exact, rule: `provider ${exact.id}` };
    return first(sellers, (seller) => seller.matchesProvider?.(name, name), "provider");
  }
  if (query.apiUrl !== undefined) {
    const url = query.apiUrl;
    if (url.length > 2_048) return undefined;
    return first(sellers, ({ apiPattern }) => (apiPattern?.test(url) ? "address" : undefined), "");
  }
  if (query.model === undefined) return undefined;
  const model = query.model.toLowerCase().trim();
  return first(sellers, (seller) => seller.matchesModel?.(model, model), "model");
}

function first<S extends Seller<Named>>(
  sellers: readonly S[],
  words: (seller: S) => string | undefined,
  what: string,
): FoundSeller<S> | undefined {
  for (const seller of sellers) {
    const rule = words(seller);
    if (rule !== undefined)
      return { seller, rule: `provider ${seller.id} by ${what} ${rule}`.replace("  ", " ") };
  }
  return undefined;
}

/** A model, who lists it, and the rule that led there. */
export type FoundModel<Model> = {
  readonly model: Model;
  /** Differs from the provider asked for where its prices come from a fallback. */
  readonly lister: string;
  readonly rule: string;
};

/**
 * The first model of the provider whose rule matches, else of its fallback providers in order, else
 * both again with a compact date (`-20251211`) written out (`-2025-12-11`).
 */
export function findModel<Model extends Named>(
  seller: Seller<Model>,
  name: string,
  byId: (id: string) => Seller<Model> | undefined,
): FoundModel<Model> | undefined {
  const lower = name.toLowerCase().trim();
  const direct = matchModel(seller, lower, byId);
  if (direct !== undefined) return direct;
  const dated = withWrittenDates(lower);
  if (dated === lower) return undefined;
  const found = matchModel(seller, dated, byId);
  return found && { ...found, rule: `${found.rule}, name read as ${dated}` };
}

function matchModel<Model extends Named>(
  seller: Seller<Model>,
  lower: string,
  byId: (id: string) => Seller<Model> | undefined,
): FoundModel<Model> | undefined {
  const own = among(seller, lower);
  if (own !== undefined) return own;
  for (const id of seller.fallbacks) {
    const other = byId(id);
    const found = other && among(other, lower);
    if (found)
      return { ...found, rule: `${found.rule}, prices of ${id} as fallback of ${seller.id}` };
  }
  return undefined;
}

function among<Model extends Named>(
  seller: Seller<Model>,
  lower: string,
): FoundModel<Model> | undefined {
  for (const model of seller.models) {
    const words = model.matches(lower, lower);
    if (words !== undefined)
      return { model, lister: seller.id, rule: `model ${model.id} by ${words}` };
  }
  return undefined;
}

const COMPACT_DATE = /-(20\d{2})(\d{2})(\d{2})(?=-|:|$)/g;

/** Writes out the compact dates in a name that are days of the calendar. */
function withWrittenDates(name: string): string {
  return name.replace(COMPACT_DATE, (whole, year: string, month: string, day: string) => {
    const date = `${year}-${month}-${day}`;
    return readInstant(date).ok ? `-${date}` : whole;
  });
}
