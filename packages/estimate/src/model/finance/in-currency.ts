import { mul, node, quantity } from "../../graph/index.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { PathId } from "../sheet/path.ts";

/** Cuts of a fiscal year that the plan's currency has too. */
const cuts = ["cash", "profit-and-loss", "capex", "opex", "written-off", "present-value"] as const;

/** Sums of a path that the plan's currency has too. */
const sums = ["build.total", "run.total", "total", "present-value", "book-value-left"] as const;

/**
 * Adds the fiscal years and the sums of a path in the plan's currency, as `<node>.in-currency`; nothing
 * where the plan names none. One rate holds for the whole horizon.
 */
export function addInCurrency({ sheet, plan, bookYears }: ModelContext, path: PathId): void {
  const { currency, exchange_rate } = plan.commercial ?? {};
  if (currency === undefined || exchange_rate === undefined) return;
  const perUsd = sheet.believe({
    id: "commercial.exchange_rate",
    doc: `${currency} for one US dollar, over the horizon.`,
    plan: exchange_rate,
    key: "commercial.exchange_rate",
  });
  const rate = sheet.shared(
    "finance.exchange-rate",
    `${currency} / USD`,
    `${currency} for one US dollar.`,
    () => mul(perUsd, quantity(1, `${currency} / USD`)),
  );
  const ids = [
    ...sums,
    ...bookYears.flatMap(({ year }) => cuts.map((cut) => `year.${year}.${cut}`)),
  ];
  for (const id of ids) {
    sheet.graph.define({
      id: `${path}.${id}.in-currency`,
      unit: currency,
      doc: `${path}.${id} in ${currency}.`,
      formula: mul(node(`${path}.${id}`), rate),
      tags: { path, currency },
    });
  }
}
