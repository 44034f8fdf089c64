import type { PriceBook } from "../catalog/price-book.ts";
import { lineageOf } from "../compare/lineage.ts";
import { foreignPrice } from "../compare/spoken-price.ts";
import type { Instant } from "../instant.ts";
import { compareRational } from "../rational.ts";
import type { AcceptedPrice, Refusal } from "./decide-price.ts";
import type { UpdateCatalogue } from "./update-catalogue.ts";

/**
 * Why a price is no change: an older copy of each catalogue that shows it had it already, on a day for
 * which our sources show ours.
 */
export function longStanding(
  { price, usd, books }: AcceptedPrice,
  catalogues: readonly UpdateCatalogue[],
  book: PriceBook,
): Refusal | undefined {
  const { provider, model, point, ours } = price;
  const names = [
    model,
    ...book.aliases
      .filter((alias) => alias.provider === provider && alias.model === model)
      .map(({ name }) => name),
  ];
  const before = books.map((id) => {
    const supporter = catalogues.find(({ spec }) => spec.id === id);
    return catalogues.find((older) => {
      if (supporter === undefined || older.dated >= supporter.dated) return false;
      if (lineageOf(older.spec.kind) !== lineageOf(supporter.spec.kind)) return false;
      if (older.dated - (ours?.line.checked ?? -Infinity) >= DAY) return false;
      const name = names.find(
        (one) => older.book.find({ provider, model: one, at: older.dated }).ok,
      );
      const tableAt = (at: Instant) => {
        const found = older.book.find({ provider, model: name ?? model, at });
        return found.ok ? found.value.table : undefined;
      };
      const said = foreignPrice(tableAt, point, older.dated)?.usd;
      return said !== undefined && compareRational(said, usd) === 0;
    });
  });
  const [first] = before;
  if (first === undefined || before.includes(undefined)) return undefined;
  return { code: "long_standing", book: books[0] ?? "", day: first.day };
}

const DAY = 86_400_000;
