import type { Offer } from "@outlay/capacity";
import { at, type Instant, isOld } from "@outlay/pricing";
import type { Column } from "../../output/table.ts";
import type { CatalogEntry, EntryTable, TableStyle } from "./entry.ts";
import { gpuUsd, type MachineData, paidWords } from "./machine-entries.ts";

/** From how many columns on a machine has one line, its GPUs and region in columns of their own. */
const WIDE = 100;

/** One machine in one region, or in all that are listed, paid in every way. */
interface Row {
  readonly id: string;
  readonly gpus: string;
  readonly region: string;
  /** Of those on demand, or of all where nothing is sold so. */
  readonly cheapest: number;
  /** Price of one GPU and hour by way of paying. */
  readonly prices: ReadonlyMap<string, string>;
  /** Of the price that was seen first. */
  readonly checked: string;
}

/**
 * Machines with the ways of paying side by side, the cheapest GPU on demand first: a row for each region where
 * regions are asked for, else one for all. `!` marks a row of which a price is old on the day shown.
 */
export function machineTable(entries: readonly CatalogEntry[], style: TableStyle): EntryTable {
  const { width, day, byRegion } = style;
  const offers = entries.flatMap(({ id, data }) => {
    const { gpus, accelerator, offers: all } = data as MachineData;
    return all.map((offer) => ({ id, gpus, accelerator, offer }));
  });
  const rows = [
    ...Map.groupBy(offers, ({ id, offer }) =>
      byRegion ? `${id} ${offer.region ?? ""}` : id,
    ).values(),
  ]
    .map((group) => rowOf(group, style))
    .toSorted((a, b) => a.cheapest - b.cheapest);
  const order = (way: string): number => (way === "on demand" ? 0 : way === "spot" ? 1e9 : 1);
  const ways = [...new Set(rows.flatMap(({ prices }) => [...prices.keys()]))].toSorted(
    (a, b) => order(a) - order(b) || Number.parseInt(a, 10) - Number.parseInt(b, 10),
  );
  const wide = width >= WIDE;
  const price = (header: string): Column => ({ header, align: "right", wraps: true });
  return {
    columns: [
      { header: "machine", wraps: true },
      ...(wide ? [{ header: "GPUs" }, { header: "region" }] : []),
      ...ways.map(price),
      { header: "checked" },
    ],
    rows: rows.map(({ id, gpus, region, prices, checked }) => [
      ...(wide ? [id, gpus, region] : [`${id}\n${gpus}${region === "" ? "" : `, ${region}`}`]),
      ...ways.map((way) => prices.get(way) ?? "-"),
      mark(checked, day),
    ]),
    old: rows.filter(({ checked }) => isOld(at(checked), day)).length,
  };
}

const mark = (checked: string, day: Instant): string =>
  isOld(at(checked), day) ? `${checked} !` : checked;

interface Sold {
  readonly id: string;
  readonly gpus: number;
  readonly accelerator: string;
  readonly offer: Offer;
}

function rowOf(sold: readonly Sold[], { byRegion, countryOf }: TableStyle): Row {
  const { id, gpus, accelerator } = sold[0] as Sold;
  const regions = [...new Set(sold.map(({ offer }) => offer.region))];
  const [region] = regions;
  const country = region === undefined ? undefined : countryOf(region);
  const where = `${region ?? (byRegion ? "any region" : "")}${country === undefined ? "" : ` (${country})`}`;
  const byWay = Map.groupBy(sold, ({ offer }) => paidWords(offer));
  const prices = new Map(
    [...byWay].map(([way, all]) => {
      const each = all.map(({ offer }) => offer.usdPerHour / gpus).sort((a, b) => a - b);
      const low = gpuUsd(each[0] as number);
      const high = gpuUsd(each.at(-1) as number);
      return [way, low === high ? low : `${low} to ${high}`] as const;
    }),
  );
  return {
    id,
    gpus: `${gpus} × ${accelerator}`,
    region: regions.length > 1 ? `${regions.length} regions` : where,
    cheapest: Math.min(...firstOf(sold).map(({ offer }) => offer.usdPerHour / gpus)),
    prices,
    checked: sold.map(({ offer }) => offer.checked).sort()[0] as string,
  };
}

const firstOf = (sold: readonly Sold[]): readonly Sold[] => {
  const onDemand = sold.filter(({ offer }) => offer.purchase === "on-demand");
  return onDemand.length === 0 ? sold : onDemand;
};
