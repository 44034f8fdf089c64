import {
  faultsOf,
  type PricedModel,
  type PriceFile,
  type PriceRow,
  type PriceSheet,
  type Source,
} from "../../index.ts";

const SOURCE: Source = {
  id: "a",
  kind: "vendor page",
  title: "A",
  dated: "2026-06-01",
  read: "2026-06-01",
};

/** A sheet that passes every lint as long as its rows do. */
export const sheetOf = (usd: readonly PriceRow[], more: Partial<PriceSheet> = {}): PriceSheet => ({
  from: "2026-01-01",
  status: "vendor page",
  checked: "2026-06-01",
  sources: ["a"],
  usd,
  ...more,
});

/** A model with one sheet or several. */
export const modelOf = (
  id: string,
  sheets: readonly PriceSheet[],
  more: Partial<PricedModel> = {},
): PricedModel => ({
  id,
  name: id,
  prices: sheets,
  ...more,
});

/** A file of one seller. */
export const fileOf = (...models: readonly PricedModel[]): PriceFile => ({
  provider: "acme",
  name: "Acme",
  known: "2026-06-01",
  models,
});

/** What every lint says of a file, in words. */
export const faults = (file: PriceFile): string[] =>
  faultsOf(file, new Map([[SOURCE.id, SOURCE]])).map(({ message }) => message);
