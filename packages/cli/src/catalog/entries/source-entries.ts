import type { Column } from "../../output/table.ts";
import type { Catalog } from "../load.ts";
import type { CatalogEntry } from "./entry.ts";

/** Columns of sources. */
export const sourceColumns: readonly Column[] = [
  { header: "id" },
  { header: "kind", wraps: true },
  { header: "title", wraps: true },
  { header: "dated" },
];

/** Where facts were read. */
export const sourceEntries = ({ sources }: Catalog): readonly CatalogEntry[] =>
  [...sources.values()].map((source) => {
    const { id, kind, title, url, dated, read, lineage, note } = source;
    return {
      id,
      name: title,
      cells: [id, kind, title, dated ?? ""],
      facts: [
        ["kind", kind],
        ...(url === undefined ? [] : [["address", url] as const]),
        ["dated", dated ?? "the text tells no day"],
        ["read", read],
        ...(lineage === undefined ? [] : [["lineage", lineage] as const]),
      ],
      sources: [],
      ...(note === undefined ? {} : { note }),
      data: source,
    };
  });
