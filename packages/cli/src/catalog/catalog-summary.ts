import {
  at,
  currentModels,
  dayOf,
  type Instant,
  isOld,
  modelEnds,
  OLD_AFTER_DAYS,
  PRICE_KINDS,
  type PriceBook,
  type PriceKind,
  priceAge,
  priceCertainty,
  sellerCoverage,
} from "@outlay/pricing";
import { entryKinds } from "./entries/kinds.ts";
import type { Catalog } from "./load.ts";

/** What the catalog covers on a day, how old it is and how sure. */
export interface CatalogSummary {
  readonly at: string;
  readonly sellers: readonly {
    readonly provider: string;
    readonly models: number;
    readonly ended: number;
    readonly prices: number;
  }[];
  readonly models: number;
  readonly ended: number;
  readonly prices: number;
  /** Models and sellers that have a kind of price. */
  readonly kinds: readonly {
    readonly kind: PriceKind;
    readonly models: number;
    readonly sellers: number;
  }[];
  /** Prices by the month in which a source last showed them, the latest first. */
  readonly months: readonly { readonly month: string; readonly prices: number }[];
  /** Prices whose last check lies further back than the limit, and the model with the oldest. */
  readonly old: {
    readonly limitDays: number;
    readonly prices: number;
    readonly oldest?: {
      readonly provider: string;
      readonly model: string;
      readonly checked: string;
    };
  };
  readonly byStatus: readonly {
    readonly status: string;
    readonly prices: number;
    readonly models: number;
  }[];
  /** Models that end within a year, the first to end first. */
  readonly ends: readonly {
    readonly provider: string;
    readonly model: string;
    readonly date: string;
    readonly replacement?: string;
  }[];
  /** Entries beside prices of models, by kind. */
  readonly entries: readonly { readonly kind: string; readonly count: number }[];
}

/** Counts what the catalog has on a day. */
export function catalogSummary(catalog: Catalog, book: PriceBook, day: Instant): CatalogSummary {
  const sellers = sellerCoverage(book, day, catalog.provisioned);
  const models = currentModels(book, day);
  const { months, oldest } = priceAge(models);
  const lines = models.flatMap((model) => model.lines);
  const [first] = oldest;
  const today = dayOf(day);
  const nextYear = at(
    `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace("02-29", "02-28")}`,
  );
  return {
    at: today,
    sellers: sellers.map(({ provider, models: some, ended, prices }) => ({
      provider,
      models: some.length,
      ended,
      prices,
    })),
    models: models.length,
    ended: sellers.reduce((sum, { ended }) => sum + ended, 0),
    prices: lines.length,
    kinds: (Object.keys(PRICE_KINDS) as PriceKind[]).map((kind) => ({
      kind,
      models: sellers.reduce((sum, { kinds }) => sum + (kinds.get(kind) ?? 0), 0),
      sellers: sellers.filter(({ kinds }) => kinds.has(kind)).length,
    })),
    months,
    old: {
      limitDays: OLD_AFTER_DAYS,
      prices: lines.filter(({ checked }) => checked !== undefined && isOld(checked, day)).length,
      ...(first === undefined
        ? {}
        : {
            oldest: {
              provider: first.provider,
              model: first.model,
              checked: dayOf(first.checked),
            },
          }),
    },
    byStatus: priceCertainty(models, catalog.sources).byStatus,
    ends: modelEnds(book, day, nextYear).map(({ provider, model, date, endOfLife }) => ({
      provider,
      model,
      date: dayOf(date),
      ...(endOfLife.replacement === undefined ? {} : { replacement: endOfLife.replacement }),
    })),
    entries: entryKinds
      .filter(({ id }) => id !== "sellers")
      .map(({ id, entries }) => ({ kind: id, count: entries(catalog).length })),
  };
}
