import type { PriceBook } from "../catalog/price-book.ts";
import type { ModelAlias } from "../catalog-book.ts";
import type { Instant } from "../instant.ts";
import type { CurrentModel } from "./seller-coverage.ts";

/**
 * Names beside its id under which a book finds some models on a day: no names of models that have ended,
 * and none that mean a model on other days only.
 *
 * @param models those that answer on the day
 */
export function otherNames(
  book: PriceBook,
  models: readonly CurrentModel[],
  day: Instant,
): readonly ModelAlias[] {
  const current = new Set(models.map(({ facts }) => `${facts.provider}/${facts.id}`));
  return book.aliases.filter(
    ({ provider, model, effective }) =>
      current.has(`${provider}/${model}`) &&
      (effective === undefined ||
        (day >= effective.from && (effective.to === undefined || day < effective.to))),
  );
}
