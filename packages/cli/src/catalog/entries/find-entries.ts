import type { Catalog } from "../load.ts";
import {
  type CatalogEntry,
  ENTRY_FILTERS,
  type EntryFilter,
  type EntryFilters,
  type EntryKind,
  fitsFilter,
} from "./entry.ts";

/** What entries are narrowed by. */
export interface EntryQuery {
  /** Every word must be in the entry, in whatever case. */
  readonly words: readonly string[];
  readonly filters: EntryFilters;
}

/** Entries of a kind that a query finds, in the order of the kind. */
export const findEntries = (
  { entries }: EntryKind,
  catalog: Catalog,
  { words, filters }: EntryQuery,
): readonly CatalogEntry[] =>
  entries(catalog, filters).filter(
    (entry) =>
      words.every((word) => textOf(entry).includes(word.toLowerCase())) &&
      ENTRY_FILTERS.every((filter) => {
        const wanted = filters[filter];
        const tags = entry.tags?.[filter] ?? [];
        return (
          wanted === undefined || tags.some((tag) => fitsFilter(tag, wanted, filter === "region"))
        );
      }),
  );

const textOf = ({ id, name, cells, note }: CatalogEntry): string =>
  [id, name, ...cells, note ?? ""].join(" ").toLowerCase();

/** Filters that no entry of a kind can be narrowed by. */
export const unknownFilters = (
  { entries }: EntryKind,
  catalog: Catalog,
  { filters }: EntryQuery,
): readonly EntryFilter[] =>
  ENTRY_FILTERS.filter(
    (filter) =>
      filters[filter] !== undefined &&
      !entries(catalog).some(({ tags }) => tags?.[filter] !== undefined),
  );
