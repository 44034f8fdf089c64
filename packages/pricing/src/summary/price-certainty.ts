import type { Sources } from "../catalog/source-list.ts";
import type { PriceStatus } from "../price-line.ts";
import type { CurrentModel } from "./seller-coverage.ts";

/** Every status of a price, the best founded first. */
export const PRICE_STATUSES: readonly PriceStatus[] = [
  "seen on invoice",
  "vendor page",
  "two catalogues agree",
  "single source",
];

/** How well prices are founded. */
export interface PriceCertainty {
  /** Prices and models by status; a model has the worst status of its prices. */
  readonly byStatus: readonly {
    readonly status: PriceStatus;
    readonly prices: number;
    readonly models: number;
  }[];
  /** Models all of whose prices rest on one source. */
  readonly singleSource: readonly CurrentModel[];
  /** Sources that prices name, by their kind, and how many prices name one of it. */
  readonly bySource: readonly {
    readonly kind: string;
    readonly sources: number;
    readonly prices: number;
  }[];
}

/**
 * How well the prices of models are founded.
 *
 * @param models as `currentModels` gives them
 */
export function priceCertainty(models: readonly CurrentModel[], sources: Sources): PriceCertainty {
  const lines = models.flatMap((model) => model.lines);
  const worst = models.map((model) => PRICE_STATUSES.findLast((status) => has(model, status)));
  const kinds = new Map<string, { ids: Set<string>; prices: number }>();
  for (const line of lines) {
    const named = Map.groupBy(line.sources, (id) => sources.get(id)?.kind ?? "not listed");
    for (const [kind, ids] of named) {
      const so = kinds.get(kind) ?? { ids: new Set(), prices: 0 };
      for (const id of ids) so.ids.add(id);
      so.prices += 1;
      kinds.set(kind, so);
    }
  }
  return {
    byStatus: PRICE_STATUSES.map((status) => ({
      status,
      prices: lines.filter((line) => line.status === status).length,
      models: worst.filter((each) => each === status).length,
    })).filter(({ prices, models: some }) => prices + some > 0),
    singleSource: models.filter((model) =>
      model.lines.every(({ status }) => status === "single source"),
    ),
    bySource: [...kinds]
      .map(([kind, { ids, prices }]) => ({ kind, sources: ids.size, prices }))
      .sort((a, b) => b.prices - a.prices || (a.kind < b.kind ? -1 : 1)),
  };
}

const has = ({ lines }: CurrentModel, status: PriceStatus): boolean =>
  lines.some((line) => line.status === status);
