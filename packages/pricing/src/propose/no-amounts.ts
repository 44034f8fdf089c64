import type { PriceBook } from "../catalog/price-book.ts";
import { ownPrice } from "../compare/spoken-price.ts";
import type { Instant } from "../instant.ts";
import type { RefusedPrice } from "./decide-price.ts";
import type { UpdateCatalogue } from "./update-catalogue.ts";

/**
 * Zeros and amounts below zero that catalogues have where ours is a price: no book takes them for one, so
 * they are in no comparison, and are told here. One that the catalogue contradicts itself is not.
 *
 * @param compared names (`seller/model`) of the models that are compared
 */
export function noAmounts(
  catalogues: readonly UpdateCatalogue[],
  book: PriceBook,
  compared: ReadonlySet<string>,
  at: Instant,
): RefusedPrice[] {
  return book.models.flatMap(({ provider, model, table }) => {
    if (!compared.has(`${provider}/${model}`)) return [];
    const names = [model, ...aliasesOf(book, provider, model)];
    return catalogues.flatMap(({ book: theirs, spec }) => {
      const [found] = names.flatMap((name) => {
        const one = theirs.find({ provider, model: name, at });
        return one.ok ? [one.value] : [];
      });
      return (found?.left ?? []).flatMap(({ stated }): RefusedPrice[] => {
        if (found === undefined || stated === undefined) return [];
        const { meter, when, amount } = stated;
        const point = { meter, when };
        const own = ownPrice(table, point, at);
        const isPrice = own?.stated === true && own.as === undefined && own.usd.n !== 0n;
        if (!isPrice || ownPrice(found.table, point, at)?.stated) return [];
        const ours = { usd: own.usd, line: own.picked.line };
        const price = { provider, model, point, standing: "unwitnessed" as const, ours };
        const because = { code: "no_amount" as const, book: spec.id, amount };
        return [{ price: { ...price, witnesses: [] }, because }];
      });
    });
  });
}

const aliasesOf = (book: PriceBook, provider: string, model: string): readonly string[] =>
  book.aliases
    .filter((alias) => alias.provider === provider && alias.model === model)
    .map(({ name }) => name);
