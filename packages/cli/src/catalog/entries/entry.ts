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
 */
export function fitsFilter(
  tag: string | undefined,
  wanted: readonly string[] | undefined,
): boolean {
  const name = tag?.toLowerCase() ?? "";
  const fits = (each: string): boolean => {
    const asked = each.toLowerCase();
    return name === asked || name.startsWith(`${asked}-`);
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
}
