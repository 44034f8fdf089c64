import { type Default, type Distribution, readDefaults } from "@outlay/estimate";
import type { Column } from "../../output/table.ts";
import type { Catalog } from "../load.ts";
import type { CatalogEntry } from "./entry.ts";

/** Columns of defaults. */
export const defaultColumns: readonly Column[] = [
  { header: "what" },
  { header: "figure", wraps: true },
  { header: "origin" },
  { header: "checked" },
];

/** What an estimate takes where a plan does not say. */
export function defaultEntries({ defaultsText }: Catalog): readonly CatalogEntry[] {
  const read = readDefaults(defaultsText, "catalog/defaults.yaml");
  return read.ok ? [...read.value.values()].map(defaultEntry) : [];
}

function defaultEntry(row: Default): CatalogEntry {
  const { id, unit, distribution, appliesTo, origin, source, note, checked, per = 1 } = row;
  const figure = figureText(distribution, per);
  const units = per === 1 ? unit : `${unit}, for ${per}`;
  return {
    id,
    name: id,
    cells: [`${id}\n${units}`, figure, origin, checked ?? ""],
    facts: [
      ["figure", `${figure} ${units}`],
      ["applies to", appliesTo],
      ["source", source],
      ["instead", `\`inputs: { ${id}: … }\` in a plan`],
    ],
    status: origin,
    ...(checked === undefined ? {} : { checked }),
    sources: [],
    ...(note === undefined ? {} : { note }),
    data: { ...row, own: undefined },
  };
}

/** `75, likely 90, to 120`. */
function figureText(d: Distribution, per: number): string {
  const text = (value: number): string => `${Number((value * per).toPrecision(6))}`;
  if (d.kind === "point") return text(d.value);
  if (d.kind === "pert") return `${text(d.low)}, likely ${text(d.likely)}, to ${text(d.high)}`;
  if (d.kind === "overrun") return `${text(d.p10)}, even odds ${text(d.p50)}, to ${text(d.p90)}`;
  return d.kind;
}
