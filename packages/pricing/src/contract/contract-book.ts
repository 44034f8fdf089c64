import { fail, type Outcome, ok } from "@outlay/document";
import type { FindError, ModelPrices, ModelQuery } from "../book.ts";
import type { PriceBook } from "../catalog/price-book.ts";
import type { LineConflict } from "../check-lines.ts";
import { at } from "../instant.ts";
import type { Meter } from "../meter.ts";
import { PriceTable } from "../price-table.ts";
import { providerId } from "../provider-id.ts";
import type { Contract, Negotiated } from "./contract.ts";
import { negotiate } from "./negotiate.ts";

/** A book of negotiated prices; `find` gives list prices where nothing is agreed. */
export interface ContractBook extends PriceBook {
  readonly contract: Contract;
  /** The book whose prices the contract changes. */
  readonly base: PriceBook;
}

/** Whether a book is a contract over another. */
export const isContractBook = (book: object): book is ContractBook =>
  "contract" in book && "base" in book;

/** An agreement that does not fit the book below; `index` is its place among `negotiated`. */
export type ContractProblem = { readonly index: number; readonly model?: string } & (
  | { readonly code: "not_found"; readonly error: FindError }
  /** Nothing that it names has a price to be changed on its days; `meters` are those with one. */
  | { readonly code: "changes_nothing"; readonly meters: readonly Meter[] }
  /** An amount for which the list has no price under the same conditions on those days. */
  | { readonly code: "no_list_price"; readonly meters: readonly Meter[] }
  /** With it the contract cuts the list into more prices than any contract needs. */
  | { readonly code: "too_many" }
  | { readonly code: "contradiction"; readonly conflict: LineConflict }
);

/**
 * The book that a contract makes of another: its negotiated prices, each with the list price beside
 * it (`PriceLine.list`), and everything else as the other book has it.
 *
 * @returns the book, or every agreement that does not fit the other book
 */
export function contractBook(
  base: PriceBook,
  contract: Contract,
): Outcome<ContractBook, readonly ContractProblem[]> {
  const problems: ContractProblem[] = [];
  const tables = new Map<ModelPrices, PriceTable>();
  const states = new Map<
    string,
    { prices: ModelPrices; table: Pick<PriceTable, "lines" | "factors">; index: number }
  >();
  const byKey = new Map(base.models.map((prices) => [keyOf(prices), prices]));
  const ordered = (contract.negotiated ?? [])
    .map((agreed, index) => ({ agreed, index }))
    // A later one corrects an earlier; of one day they do not overlap, so their order is of no account.
    // Those on a service tier come last: what they leave of it follows the agreed standard prices.
    .sort(
      (a, b) =>
        knownOf(a.agreed, contract) - knownOf(b.agreed, contract) ||
        Number(isOfTier(a.agreed)) - Number(isOfTier(b.agreed)),
    );
  let lines = 0;
  for (const { agreed, index } of ordered) {
    const chosen = modelsOf(agreed, base, byKey);
    problems.push(
      ...chosen.problems.map((error) => ({ index, code: "not_found", error }) as const),
    );
    let changed = 0;
    for (const prices of chosen.models) {
      const key = keyOf(prices);
      const before = states.get(key)?.table ?? prices.table;
      const made = negotiate(before, agreed, contract, index);
      if (made.without.length > 0) {
        const { model } = prices;
        problems.push({ index, model, code: "no_list_price", meters: made.without });
      }
      if (made.changed === 0) {
        if (agreed.models !== undefined && agreed.usd === undefined) {
          const meters = [...new Set(prices.table.lines.map(({ meter }) => meter))];
          problems.push({ index, model: prices.model, code: "changes_nothing", meters });
        }
        continue;
      }
      changed += made.changed;
      states.set(key, { prices, table: made, index });
      lines += made.lines.length - before.lines.length;
      const ofModel = made.lines.length - prices.table.lines.length;
      if (lines > MOST_LINES || ofModel > MOST_LINES_OF_MODEL)
        return fail([...problems, { index, code: "too_many" }]);
    }
    if (changed === 0 && agreed.models === undefined && chosen.problems.length === 0) {
      problems.push({ index, code: "changes_nothing", meters: [] });
    }
  }
  for (const { prices, table, index } of states.values()) {
    const built = PriceTable.build({ ...table, fallbacks: prices.table.fallbacks });
    if (built.ok) tables.set(prices, built.value);
    else {
      const { model } = prices;
      for (const conflict of built.error.slice(0, 3)) {
        problems.push({ index, model, code: "contradiction", conflict });
      }
    }
  }
  if (problems.length > 0) return fail(problems);
  return ok(overlay(base, contract, byKey, tables));
}

/** Prices that a contract may add to the list's own: a contract of a hundred models stays below a thousand. */
const MOST_LINES = 20_000;
/** The same of one model: contradictions are looked for among all its lines. */
const MOST_LINES_OF_MODEL = 300;

const keyOf = ({ provider, model }: Pick<ModelPrices, "provider" | "model">): string =>
  `${provider}\n${model}`;

const isOfTier = ({ tier }: Negotiated): boolean => tier !== undefined && tier !== "standard";

const knownOf = (agreed: Negotiated, contract: Contract): number =>
  at(agreed.known ?? contract.known);

/** The models that an agreement names, by name or alias; all of the seller's where it names none. */
function modelsOf(
  { provider, models, from }: Negotiated,
  base: PriceBook,
  byKey: ReadonlyMap<string, ModelPrices>,
): { readonly models: readonly ModelPrices[]; readonly problems: readonly FindError[] } {
  if (models === undefined) {
    const seller = providerId(provider);
    const own = base.models.filter((prices) => prices.provider === seller);
    if (own.length > 0) return { models: own, problems: [] };
    const found = base.find({ provider, model: "", at: at(from) });
    return { models: [], problems: found.ok ? [] : [found.error] };
  }
  const found = models.map((model) => base.find({ provider, model, at: at(from) }));
  return {
    models: [
      ...new Set(
        found.flatMap((one) => (one.ok ? [byKey.get(keyOf(one.value)) ?? one.value] : [])),
      ),
    ],
    problems: found.flatMap((one) => (one.ok ? [] : [one.error])),
  };
}

function overlay(
  base: PriceBook,
  contract: Contract,
  byKey: ReadonlyMap<string, ModelPrices>,
  tables: ReadonlyMap<ModelPrices, PriceTable>,
): ContractBook {
  const known = new WeakMap<ModelPrices, ModelPrices>();
  const negotiated = (prices: ModelPrices): ModelPrices => {
    const table = tables.get(byKey.get(keyOf(prices)) ?? prices);
    if (table === undefined) return prices;
    let made = known.get(prices);
    if (made === undefined) {
      made = { ...prices, table };
      known.set(prices, made);
    }
    return made;
  };
  return {
    ...base,
    id: contract.contract,
    name: contract.name ?? `Contract ${contract.contract} over ${base.name}`,
    find(query: ModelQuery) {
      const found = base.find(query);
      return found.ok ? ok(negotiated(found.value)) : found;
    },
    models: base.models.map(negotiated),
    contract,
    base,
  };
}
