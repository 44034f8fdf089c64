import { fail, type Outcome, ok } from "@outlay/document";
import type { CountLayout } from "./count-layout.ts";
import { takeCount } from "./exact-count.ts";
import type { PriceSet } from "./price-set.ts";
import { type Reported, usedUnits } from "./reported.ts";
import { compatible, contains, overlap, type Unit, unitOfUsage } from "./units.ts";

/** Why counts cannot be split over the priced units. */
export type SplitError = {
  /**
   * A wider count is absent although a narrower one is there; or a wider one is less than its
   * parts.
   */
  readonly code: "count_not_reported" | "parts_exceed_whole";
  /** The unit, as named in usage. */
  readonly unit: string;
  readonly count: number;
};

/** Where the counts of an extractor stand that a set of prices asks for. */
export type SplitPlan = {
  /** For each unit of the set its place among the counts, or -1. */
  readonly places: readonly number[];
  /** Place of all input tokens, with which context tiers are compared. */
  readonly input: number;
  /** Places of counts that no price of the set covers. */
  readonly uncovered: readonly number[];
};

const INPUT_TOKENS = unitOfUsage("input_tokens") as Unit;

/** Works out once where the counts stand. */
export function splitPlan(set: PriceSet, { units }: CountLayout): SplitPlan {
  return {
    places: set.units.map(({ unit }) => units.indexOf(unit)),
    input: units.indexOf(INPUT_TOKENS),
    uncovered: units.flatMap((unit, place) => (set.covered[unit.index] ? [] : [place])),
  };
}

/**
 * What is billed on each priced unit, in the order of `set.units`: its count less what narrower
 * priced units took. So a unit without a price of its own is paid at the price of the nearest one
 * that contains it.
 */
export function leafQuantities(
  set: PriceSet,
  { places }: SplitPlan,
  reported: Reported,
): Outcome<number[], SplitError> {
  const leaves: number[] = [];
  for (let at = 0; at < set.units.length; at++) {
    const { unit, narrower } = set.units[at] as PriceSet["units"][number];
    const count = countOf(unit, places[at] ?? -1, reported);
    if (count === undefined)
      return fail({ code: "count_not_reported", unit: unit.usage, count: 0 });
    let left = count;
    for (const place of narrower) left = takeCount(left, leaves[place] ?? 0);
    if (left < 0) return fail({ code: "parts_exceed_whole", unit: unit.usage, count });
    leaves.push(left);
  }
  return ok(leaves);
}

/** All input tokens; `undefined` where only parts of them were reported. */
export function inputTokens(plan: SplitPlan, reported: Reported): number | undefined {
  return countOf(INPUT_TOKENS, plan.input, reported);
}

/**
 * The count of a unit: one request a request; what was reported; zero where nothing narrower was;
 * else unknown.
 */
function countOf(unit: Unit, place: number, reported: Reported): number | undefined {
  const count = place < 0 ? undefined : reported.counts[place];
  if (count !== undefined) return count;
  if (unit.usage === "requests") return 1;
  const used = usedUnits(reported);
  if (used.some((part) => contains(unit, part))) return undefined;
  return meetIn(unit, used) ? undefined : 0;
}

/** Whether two of the units used overlap just in `unit`: then how much they share was not told. */
function meetIn(unit: Unit, used: readonly Unit[]): boolean {
  const around = used.filter((part) => contains(part, unit));
  return around.some((a, at) =>
    around
      .slice(at + 1)
      .some(
        (b) => compatible(a, b) && !contains(a, b) && !contains(b, a) && overlap(a, b) === unit,
      ),
  );
}
