import { fail, type Outcome, ok } from "@outlay/document";
import type { PriceSet } from "./price-set.ts";
import { compatible, contains, overlap, UNITS, type Unit, unitOfUsage } from "./units.ts";

/** Counts by the book's inclusive names; a name that is absent was not reported, which is not the same as zero. */
export type Reported = Readonly<Record<string, number>>;

/** Why counts cannot be split over the priced units. */
export type SplitError = {
  /** A wider count is absent although a narrower one is there; or a wider one is less than its parts. */
  readonly code: "count_not_reported" | "parts_exceed_whole" | "count_not_whole";
  /** The unit, as named in usage. */
  readonly unit: string;
  readonly count: number;
};

/**
 * What is billed on each priced unit, in the order of `set.units`: its count less what narrower priced units took.
 * So a unit without a price of its own is paid at the price of the nearest one that contains it.
 *
 * @param reported whole numbers
 */
export function leafQuantities(set: PriceSet, reported: Reported): Outcome<number[], SplitError> {
  const leaves: number[] = [];
  for (const { unit, narrower } of set.units) {
    const count = countOf(unit, reported);
    if (count === undefined)
      return fail({ code: "count_not_reported", unit: unit.usage, count: 0 });
    let left = count;
    for (const place of narrower) left -= leaves[place] ?? 0;
    if (left < 0) return fail({ code: "parts_exceed_whole", unit: unit.usage, count });
    leaves.push(left);
  }
  return ok(leaves);
}

/** The count of a unit: one request a request; what was reported; zero where nothing narrower was; else unknown. */
export function countOf(unit: Unit, reported: Reported): number | undefined {
  const count = reported[unit.usage];
  if (count !== undefined) return count;
  if (unit.usage === "requests") return 1;
  const used: Unit[] = [];
  for (const name in reported) {
    if (!((reported[name] ?? 0) > 0)) continue;
    const part = unitOfUsage(name);
    if (part === undefined) continue;
    if (within(unit, part)) return undefined;
    used.push(part);
  }
  return meetIn(unit, used) ? undefined : 0;
}

/** Whether two of the units used overlap just in `unit`: then how much they share was not told. */
function meetIn(unit: Unit, used: readonly Unit[]): boolean {
  const around = used.filter((part) => within(part, unit));
  return around.some((a, at) =>
    around
      .slice(at + 1)
      .some((b) => compatible(a, b) && !within(a, b) && !within(b, a) && overlap(a, b) === unit),
  );
}

const WITHIN: readonly (readonly boolean[])[] = UNITS.map((wide) =>
  UNITS.map((narrow) => contains(wide, narrow)),
);

/** `contains`, looked up. */
const within = (wide: Unit, narrow: Unit): boolean => WITHIN[wide.index]?.[narrow.index] ?? false;
