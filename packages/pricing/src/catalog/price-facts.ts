import type { CatalogBookInput, MeterFallback, ModelAlias } from "../catalog-book.ts";
import { decimal } from "../decimal.ts";
import { at } from "../instant.ts";
import { METERS, type Meter } from "../meter.ts";
import type { Conditions, DailyWindow, PriceFactor, PriceLine, Provenance } from "../price-line.ts";
import type { PricedModel, PriceFile, PriceRow } from "./price-file.ts";
import { amountsOf } from "./price-row.ts";
import { type DatedSheet, sheetTimeline } from "./sheet-timeline.ts";

/** Id of the book that a file without `book:` belongs to: the vendors' list prices. */
export const LIST_BOOK = "list";

/** Who sells a model of a file; a file that says it neither once nor per model is refused earlier. */
export const sellerOf = (file: PriceFile, model: PricedModel): string =>
  model.provider ?? file.provider ?? "";

/** The price lines, factors, aliases and fallbacks that a price file states. */
export function priceFacts(file: PriceFile): Required<Omit<CatalogBookInput, "id" | "endOf">> {
  const { provider: seller, known, tuned_names: patterns = [] } = file;
  const sources = file.models[0]?.prices.at(-1)?.sources ?? [];
  const lines: PriceLine[] = [];
  const factors: PriceFactor[] = [];
  const aliases: ModelAlias[] = [];
  const fallbacks: MeterFallback[] = [];
  for (const model of file.models) {
    const provider = sellerOf(file, model);
    const latest = model.prices.at(-1);
    for (const name of model.aliases ?? []) {
      const sources = latest?.sources ?? [];
      aliases.push({ provider, name, model: model.id, reviewed: file.known, sources });
    }
    for (const { name, from, to, sources } of model.dated_aliases ?? []) {
      const effective = { from: at(from), ...(to === undefined ? {} : { to: at(to) }) };
      aliases.push({ provider, name, model: model.id, reviewed: file.known, sources, effective });
    }
    const billsAs = Object.entries(model.bills_as ?? file.bills_as ?? {}) as [Meter, Meter][];
    for (const [meter, as] of billsAs) {
      fallbacks.push({ provider, models: [model.id], meter, as, sources: latest?.sources ?? [] });
    }
    for (const dated of sheetTimeline(model.prices, file.known)) {
      for (const row of dated.sheet.usd) {
        const facts = rowFacts(row, dated, provider, model.id, billsAs);
        lines.push(...facts.lines);
        factors.push(...facts.factors);
      }
    }
  }
  return {
    lines,
    factors,
    aliases,
    fallbacks,
    resellers: file.resells === true && seller !== undefined ? [seller] : [],
    tunedNames: patterns.map((pattern) => ({
      provider: seller ?? "",
      pattern,
      reviewed: known,
      sources,
    })),
  };
}

/** Ids end with the day the sheet begins, and `~` the end of knowledge of a superseded version. */
function rowFacts(
  row: PriceRow,
  { sheet, effective, known }: DatedSheet,
  provider: string,
  model: string,
  billsAs: readonly (readonly [Meter, Meter])[],
): { lines: PriceLine[]; factors: PriceFactor[] } {
  const provenance: Provenance = {
    effective,
    known,
    sources: row.sources ?? sheet.sources,
    checked: at(row.checked ?? sheet.checked),
    status: row.status ?? sheet.status,
    ...(sheet.promised_until === undefined ? {} : { promisedUntil: at(sheet.promised_until) }),
  };
  const day = known.to === undefined ? sheet.from : `${sheet.from}~${known.to}`;
  const lines: PriceLine[] = [];
  const factors: PriceFactor[] = [];
  const { region: _one, regions: _several, ...rest } = row;
  const regions = row.regions ?? (row.region === undefined ? [undefined] : [row.region]);
  for (const region of regions) {
    const narrowed: PriceRow = region === undefined ? rest : { ...rest, region };
    const when = conditions(narrowed);
    const suffix = conditionSuffix(narrowed);
    for (const [meter, usd] of amountsOf(row)) {
      const id = `${provider}/${model}/${meter}${suffix}@${day}`;
      const { per } = METERS[meter];
      lines.push({ ...provenance, id, provider, model, meter, usd: decimal(usd), per, when });
    }
    if (row.times !== undefined) {
      const meters = row.meters === undefined ? undefined : withBilledAs(row.meters, billsAs);
      factors.push({
        ...provenance,
        id: `${provider}/${model}/times${suffix}@${day}`,
        provider,
        models: [model],
        ...(meters === undefined ? {} : { meters }),
        factor: decimal(row.times),
        when,
      });
    }
  }
  return { lines, factors };
}

const withBilledAs = (
  meters: readonly Meter[],
  billsAs: readonly (readonly [Meter, Meter])[],
): readonly Meter[] => [
  ...meters,
  ...billsAs.filter(([, as]) => meters.includes(as)).map(([meter]) => meter),
];

function conditions(row: PriceRow): Conditions {
  return {
    ...(row.above === undefined ? {} : { contextAbove: row.above }),
    ...(row.up_to === undefined ? {} : { contextUpTo: row.up_to }),
    ...(row.tier === undefined ? {} : { serviceTier: row.tier }),
    ...(row.region === undefined ? {} : { region: row.region }),
    ...(row.hours === undefined ? {} : { timeOfDay: dailyWindow(row.hours, row.weekdays) }),
    ...(row.variant === undefined ? {} : { variant: row.variant }),
  };
}

function dailyWindow(hours: string, weekdays: boolean | undefined): DailyWindow {
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const [from = "", to = ""] = hours.split("-");
  return {
    fromMinute: minutes(from),
    toMinute: minutes(to),
    ...(weekdays ? { weekdaysOnly: true } : {}),
  };
}

/** The conditions as a part of an id: `+batch+above-200000`. */
const conditionSuffix = (row: PriceRow): string =>
  [
    row.tier,
    row.above === undefined ? undefined : `above-${row.above}`,
    row.up_to === undefined ? undefined : `up-to-${row.up_to}`,
    row.region,
    row.hours,
    ...Object.entries(row.variant ?? {}).map(([key, value]) => `${key}-${value}`),
  ]
    .filter((part) => part !== undefined)
    .map((part) => `+${part}`)
    .join("");
