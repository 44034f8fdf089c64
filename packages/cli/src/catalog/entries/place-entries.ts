import type { Column } from "../../output/table.ts";
import type { Catalog } from "../load.ts";
import type { CatalogEntry } from "./entry.ts";

/** Columns of countries. */
export const placeColumns: readonly Column[] = [
  { header: "id" },
  { header: "name", wraps: true },
  { header: "area" },
  { header: "regions of sellers", wraps: true },
];

/** Countries in which machines are rented, with the regions that sellers name in them. */
export const placeEntries = ({ countries }: Catalog): readonly CatalogEntry[] =>
  countries.map((country) => {
    const { id, name, area, regions, status, checked, sources, note } = country;
    return {
      id,
      name,
      cells: [id, name, area, regions.join(", ")],
      facts: [
        ["area", area],
        ["regions of sellers", regions.join(", ")],
      ],
      tags: { region: [id, name.replaceAll(" ", "-"), area, ...regions] },
      status,
      checked,
      sources,
      ...(note === undefined ? {} : { note }),
      data: country,
    };
  });
