import type { Instant } from "../instant.ts";
import { dayOf } from "../instant.ts";
import type { CurrentModel } from "./seller-coverage.ts";

/** How many prices were last seen in a month. */
export interface MonthOfPrices {
  /** `2026-11`. */
  readonly month: string;
  readonly prices: number;
}

/** When sources last showed prices. */
export interface PriceAge {
  /** The latest month first. */
  readonly months: readonly MonthOfPrices[];
  /** Models whose least lately seen price is the oldest of all, the oldest first. */
  readonly oldest: readonly OldModel[];
}

/** A model and the day of its least lately seen price. */
export interface OldModel {
  readonly provider: string;
  readonly model: string;
  readonly checked: Instant;
}

/**
 * When sources last showed the prices of models.
 *
 * @param models as `currentModels` gives them
 * @returns every month that has a price, and every model by age
 */
export function priceAge(models: readonly CurrentModel[]): PriceAge {
  const days = models.flatMap(({ lines }) =>
    lines.flatMap(({ checked }) => (checked === undefined ? [] : [checked])),
  );
  const months = Map.groupBy(days, (day) => dayOf(day).slice(0, 7));
  const oldest = models.flatMap(({ facts, lines }): OldModel[] => {
    const seen = lines.flatMap(({ checked }) => (checked === undefined ? [] : [checked]));
    const first = seen.reduce<Instant | undefined>(
      (least, day) => (least === undefined || day < least ? day : least),
      undefined,
    );
    return first === undefined
      ? []
      : [{ provider: facts.provider, model: facts.id, checked: first }];
  });
  return {
    months: [...months]
      .map(([month, each]) => ({ month, prices: each.length }))
      .sort((a, b) => (a.month < b.month ? 1 : -1)),
    oldest: oldest.sort((a, b) => a.checked - b.checked),
  };
}
