import type { Instant } from "@outlay/pricing";
import type { Column } from "../../output/table.ts";
import type { Catalog } from "../load.ts";

/** What an entry can be narrowed by, beside words: `--gpu h100`. */
export const ENTRY_FILTERS = ["gpu", "region", "purchase", "seller"] as const;

/** One of {@link ENTRY_FILTERS}. */
export type EntryFilter = (typeof ENTRY_FILTERS)[number];

/** What entries are narrowed by: any of the words of each. */
export type EntryFilters = Readonly<Partial<Record<EntryFilter, readonly string[] | undefined>>>;

/**
 * Whether a tag is what is asked for: by its whole name, or by its beginning up to a hyphen, so that
 * `h100` finds `h100-pcie`.
 *
 * @param wanted any of these; absent: whatever it is
 * @param whole by its whole name only
 */
export function fitsFilter(
  tag: string | undefined,
  wanted: readonly string[] | undefined,
  whole = false,
): boolean {
  const name = tag?.toLowerCase() ?? "";
  const fits = (each: string): boolean => {
    const asked = each.toLowerCase();
    return name === asked || (!whole && name.startsWith(`${asked}-`));
  };
  return wanted === undefined || wanted.some(fits);
}

/** One thing of the catalog. */
export interface CatalogEntry {
  readonly id: string;
  readonly name: string;
  /** Its cells in a list, by the columns of its kind. */
  readonly cells: readonly string[];
  /** What is said of it alone: a label and its words, in order. */
  readonly facts: readonly (readonly [string, string])[];
  /** What it can be narrowed by; several where it holds for several. */
  readonly tags?: Readonly<Partial<Record<EntryFilter, readonly string[]>>>;
  readonly status?: string;
  /** The last day for which a source shows it. */
  readonly checked?: string;
  /** Ids of sources, or addresses. */
  readonly sources: readonly string[];
  readonly note?: string;
  /** All of it as data, for JSON. */
  readonly data: object;
}

/** For which screen and day a kind sets its entries. */
export interface TableStyle {
  readonly width: number;
  readonly day: Instant;
  /** Whether regions were asked for. */
  readonly byRegion: boolean;
  /** Country of a seller's region, by its id. */
  readonly countryOf: (region: string) => string | undefined;
}

/** A list as it is shown. */
export interface EntryTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Rows that are marked as old. */
  readonly old: number;
}

/** A kind of entries. */
export interface EntryKind {
  /** As typed: `services`. */
  readonly id: string;
  /** What it is, without a full stop. */
  readonly doc: string;
  readonly columns: readonly Column[];
  /** Said above a list of it, for example in which unit its figures are. */
  readonly heading?: string;
  /**
   * @param filters what is asked for: a kind that puts several offers into one entry leaves out those that
   *   do not fit; whoever asks still narrows the entries
   */
  readonly entries: (catalog: Catalog, filters?: EntryFilters) => readonly CatalogEntry[];
  /** How a list of it is set, where that is not one row for each entry. */
  readonly table?: (entries: readonly CatalogEntry[], style: TableStyle) => EntryTable;
}
