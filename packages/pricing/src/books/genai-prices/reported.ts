import type { Usage } from "../../usage.ts";
import { type CountLayout, countLayout } from "./count-layout.ts";
import { contains, type Unit, unitOfUsage } from "./units.ts";

/** Counts by the book's inclusive units, as a body reported them. */
export type Reported = {
  /** The units that could be read. One for each extractor, so that work on it can be remembered. */
  readonly layout: CountLayout;
  /**
   * The count of each unit; a zero where zero was reported, `undefined` where nothing was: the book
   * tells them apart.
   */
  readonly counts: readonly (number | undefined)[];
};

/** Usage read by a book's own extractor. */
export type ForeignUsage = Usage & { readonly reported: Reported };

/** The counts to price: as the book's extractor read them, else those of a usage read elsewhere. */
export function reportedOf(usage: Usage): Reported {
  const { reported } = usage as Partial<ForeignUsage>;
  if (reported !== undefined) return reported;
  const entries = Object.entries(usage.inclusive)
    .map(([name, count]) => ({ unit: unitOfUsage(name), count }))
    .filter((entry): entry is { unit: Unit; count: number } => entry.unit !== undefined);
  const layout = countLayout(entries.map(({ unit }) => unit));
  return { layout, counts: entries.map(({ count }) => count) };
}

/** The units of which something was used. */
export function usedUnits({ layout, counts }: Reported): Unit[] {
  return layout.units.filter((_, place) => (counts[place] ?? 0) > 0);
}

/** Of units and their parts only the widest. */
export function widest(units: readonly Unit[]): Unit[] {
  return units.filter((unit) => !units.some((wide) => wide !== unit && contains(wide, unit)));
}
