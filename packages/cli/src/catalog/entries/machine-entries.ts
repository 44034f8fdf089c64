import { type Accelerator, type Machine, machineOf, type Offer } from "@outlay/capacity";
import type { Column } from "../../output/table.ts";
import type { Catalog } from "../load.ts";
import { type CatalogEntry, type EntryFilters, fitsFilter } from "./entry.ts";

/** Columns of machines. */
export const machineColumns: readonly Column[] = [
  { header: "machine" },
  { header: "paid" },
  { header: "one GPU, an hour", align: "right", wraps: true },
  { header: "checked" },
];

/** Who sells a machine: the first part of its id, `aws.g6e.xlarge`. */
export const machineSeller = (id: string): string => id.split(".")[0] ?? id;

/** What a machine says in JSON. */
export interface MachineData {
  readonly accelerator: string;
  readonly gpus: number;
  readonly seller: string;
  readonly purchase: Machine["purchase"];
  readonly termMonths?: number;
  readonly usdPerHour: Machine["usdPerHour"];
  readonly usdPerGpuHour: { readonly low: number; readonly high: number };
  readonly offers: readonly Offer[];
}

/** USD of one GPU and hour, as short as a list has it. */
export const gpuUsd = (amount: number): string => amount.toFixed(amount < 10 ? 2 : 1);

/** USD of a whole machine and hour, with every digit of the seller and cents at least. */
const exactUsd = (amount: number): string => {
  const [, fraction = ""] = `${amount}`.split(".");
  return fraction.length < 2 ? amount.toFixed(2) : `${amount}`;
};

/** How an offer is paid: `on demand`, `spot`, `1 year`, `6 months`. */
export function paidWords({
  purchase,
  termMonths: months,
}: Pick<Offer, "purchase" | "termMonths">): string {
  if (months === undefined) return purchase.replace("-", " ");
  if (months % 12 !== 0) return `${months} months`;
  return months === 12 ? "1 year" : `${months / 12} years`;
}

/**
 * One entry for each machine and way of paying, over the regions that are asked for; the cheapest GPU
 * first.
 */
export const machineEntries = (
  { machines }: Catalog,
  filters: EntryFilters = {},
): readonly CatalogEntry[] =>
  machines
    .flatMap((machine) => {
      const offers = machine.offers.filter(
        ({ region }) => filters.region === undefined || fitsFilter(region, filters.region, true),
      );
      return offers.length === 0 ? [] : [machineOf(machine, offers)];
    })
    .sort((a, b) => a.usdPerHour.low / a.gpus - b.usdPerHour.low / b.gpus)
    .map(machineEntry);

function machineEntry(machine: Machine): CatalogEntry {
  const { id, accelerator, gpus, usdPerHour, purchase, termMonths, offers } = machine;
  const { checked, status, sources, note } = machine;
  const each = range(usdPerHour.low / gpus, usdPerHour.high / gpus, gpuUsd);
  const seller = machineSeller(id);
  const regions = [...new Set(offers.flatMap(({ region }) => region ?? []))];
  const where = regions.length > 1 ? `${regions.length} regions` : (regions[0] ?? "");
  return {
    id,
    name: `${gpus} × ${accelerator}, ${paidWords(machine)}`,
    cells: [
      `${id}\n${gpus} × ${accelerator}${where === "" ? "" : `, ${where}`}`,
      paidWords(machine),
      each,
      checked,
    ],
    facts: [
      ["USD an hour", `${range(usdPerHour.low, usdPerHour.high, exactUsd)}, ${each} for one GPU`],
      ...offers
        .toSorted((a, b) => a.usdPerHour - b.usdPerHour)
        .map(
          (offer) =>
            [
              offer.region ?? "any region",
              `${exactUsd(offer.usdPerHour)}, ${offer.status}, seen ${offer.checked}`,
            ] as const,
        ),
    ],
    tags: { gpu: [accelerator], purchase: [purchase], seller: [seller], region: regions },
    status,
    checked,
    sources,
    ...(note === undefined ? {} : { note }),
    data: {
      accelerator,
      gpus,
      seller,
      purchase,
      ...(termMonths === undefined ? {} : { termMonths }),
      usdPerHour,
      usdPerGpuHour: { low: usdPerHour.low / gpus, high: usdPerHour.high / gpus },
      offers,
    } satisfies MachineData,
  };
}

const range = (low: number, high: number, usd: (amount: number) => string): string =>
  usd(low) === usd(high) ? usd(low) : `${usd(low)} to ${usd(high)}`;

/** Columns of accelerators. */
export const acceleratorColumns: readonly Column[] = [
  { header: "id" },
  { header: "name", wraps: true },
  { header: "GB", align: "right" },
  { header: "GB/s", align: "right" },
  { header: "bf16 Tflops", align: "right", wraps: true },
  { header: "W", align: "right" },
  { header: "to buy, USD", align: "right", wraps: true },
  { header: "checked" },
];

/** Accelerators with their datasheet values. */
export const acceleratorEntries = ({ accelerators }: Catalog): readonly CatalogEntry[] =>
  [...accelerators.values()].map((gpu) => {
    const { id, name, memoryGb, bandwidthGbPerS, tflops, interconnectGbPerS } = gpu;
    const formats = Object.entries(tflops).map(([format, value]) => `${format} ${value}`);
    const watts = gpu.powerW === undefined ? "" : `${gpu.powerW}`;
    return {
      id,
      name,
      cells: [
        id,
        name,
        `${memoryGb}`,
        `${bandwidthGbPerS}`,
        `${tflops.bf16}`,
        watts,
        bought(gpu),
        gpu.checked,
      ],
      facts: [
        ["memory", `${memoryGb} GB${reported(gpu)}, ${bandwidthGbPerS} GB a second`],
        ["Tflops, dense", formats.join(", ")],
        ...(watts === "" ? [] : [["power", `${watts} W at full load`] as const]),
        ["to another GPU", `${interconnectGbPerS} GB a second, one direction`],
        ...(gpu.purchasePrice === undefined ? [] : [["to buy", `${bought(gpu)} USD`] as const]),
        ...(gpu.aliases === undefined ? [] : [["also named", gpu.aliases.join(", ")] as const]),
        ...(gpu.uncalibrated === undefined ? [] : [["uncalibrated", gpu.uncalibrated] as const]),
      ],
      tags: { gpu: [id] },
      status: gpu.status,
      checked: gpu.checked,
      sources: [...gpu.sources, ...(gpu.purchasePrice?.sources ?? [])],
      ...(gpu.note === undefined ? {} : { note: gpu.note }),
      data: gpu,
    };
  });

/** What the driver reports, where it is known. */
const reported = ({ reportedMib }: Accelerator): string =>
  reportedMib === undefined ? "" : ` (the driver reports ${(reportedMib / 1024).toFixed(1)} GiB)`;

function bought({ purchasePrice }: Accelerator): string {
  if (purchasePrice === undefined) return "";
  const { low, high } = purchasePrice.usd;
  return low === high ? `${low}` : `${low} to ${high}`;
}
