import { type ConditionKey, conditionKeys, factorKind, inWindow, tierOf } from "./conditions.ts";
import { METERS } from "./meter.ts";
import type { Conditions, DailyWindow, Period, PriceFactor, PriceLine } from "./price-line.ts";

/** Why a set of price lines cannot give one price for every request. */
export interface LineConflict {
  readonly code: ConflictCode;
  /** The lines or factors concerned, by id. */
  readonly ids: readonly string[];
  /** For a gap: input tokens from which no line holds. */
  readonly contextAbove?: number;
}

/**
 * - `overlap`: two lines with the same kind of conditions hold at once, and both were learnt at the
 *   same time, so neither supersedes the other;
 * - `unclear_order`: both hold at once, and neither's conditions contain the other's;
 * - `general_after_special`: a general line starts while a narrower one learnt earlier still runs:
 *   does it replace it? add a line for the narrower conditions, or end it;
 * - `context_gap`: between the context tiers some input size has no price;
 * - `not_a_price`: a negative price, `per` not above zero, or a period that ends before it starts;
 * - `duplicate_id`.
 */
export type ConflictCode =
  | "overlap"
  | "unclear_order"
  | "general_after_special"
  | "context_gap"
  | "not_a_price"
  | "duplicate_id";

/** Every contradiction between lines of one model at one provider; none for a usable table. */
export function checkLines(
  lines: readonly PriceLine[],
  factors: readonly PriceFactor[] = [],
): LineConflict[] {
  const found: LineConflict[] = [];
  const ids = new Set<string>();
  for (const fact of [...lines, ...factors]) {
    if (ids.has(fact.id)) found.push({ code: "duplicate_id", ids: [fact.id] });
    ids.add(fact.id);
    const amount = "usd" in fact ? fact.usd : fact.factor;
    const per = "per" in fact ? fact.per : 1n;
    if (amount.n < 0n || per <= 0n || empty(fact.effective) || empty(fact.known)) {
      found.push({ code: "not_a_price", ids: [fact.id] });
    }
  }
  const byMeter = Map.groupBy(lines, (line) => line.meter);
  for (const group of byMeter.values()) {
    for (const [index, a] of group.entries()) {
      for (const b of group.slice(index + 1)) {
        const code = conflict(a, b);
        if (code !== undefined) found.push({ code, ids: [a.id, b.id] });
      }
    }
    found.push(...contextGaps(group));
  }
  return [...found, ...factorOverlaps(factors)];
}

function conflict(a: PriceLine, b: PriceLine): ConflictCode | undefined {
  const tierA = tierOf(a.when, METERS[a.meter].unit);
  const tierB = tierOf(b.when, METERS[b.meter].unit);
  if (tierA !== tierB && tierA !== "any" && tierB !== "any") return undefined;
  if (!meet(a.effective, b.effective) || !meet(a.known, b.known)) return undefined;
  if (!conditionsMeet(a.when, b.when)) return undefined;
  const keysA = withTier(a.when, tierA);
  const keysB = withTier(b.when, tierB);
  const aInB = isSubset(keysA, keysB);
  const bInA = isSubset(keysB, keysA);
  if (aInB && bInA) return a.known.from === b.known.from ? "overlap" : undefined;
  if (!aInB && !bInA) return "unclear_order";
  const [general, special] = aInB ? [a, b] : [b, a];
  return general.known.from > special.known.from && general.effective.from > special.effective.from
    ? "general_after_special"
    : undefined;
}

function withTier(when: Conditions, tier: string): Set<ConditionKey | "tier"> {
  const keys = new Set<ConditionKey | "tier">(conditionKeys(when));
  if (tier !== "any") keys.add("tier");
  return keys;
}

function isSubset<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return [...a].every((key) => b.has(key));
}

/** Whether some request meets both sets of conditions, service tier aside. */
function conditionsMeet(a: Conditions, b: Conditions): boolean {
  const above = Math.max(a.contextAbove ?? -1, b.contextAbove ?? -1);
  const upTo = Math.min(a.contextUpTo ?? Infinity, b.contextUpTo ?? Infinity);
  if (above >= upTo) return false;
  if (a.region !== undefined && b.region !== undefined && a.region !== b.region) return false;
  if (a.timeOfDay && b.timeOfDay && !windowsMeet(a.timeOfDay, b.timeOfDay)) return false;
  return Object.entries(a.variant ?? {}).every(
    ([key, value]) => (b.variant?.[key] ?? value) === value,
  );
}

function windowsMeet(a: DailyWindow, b: DailyWindow): boolean {
  return inWindow(a, b.fromMinute) || inWindow(b, a.fromMinute);
}

const end = (period: Period): number => period.to ?? Infinity;
const empty = (period: Period): boolean => period.from >= end(period);
const meet = (a: Period, b: Period): boolean => a.from < end(b) && b.from < end(a);
const contains = (period: Period, time: number): boolean =>
  period.from <= time && time < end(period);

/** Holes between context tiers of lines whose other conditions are the same. */
function contextGaps(lines: readonly PriceLine[]): LineConflict[] {
  const found: LineConflict[] = [];
  const groups = Map.groupBy(lines, ({ when: { contextAbove, contextUpTo, ...rest } }) =>
    JSON.stringify([rest.serviceTier, rest.region, rest.timeOfDay, rest.variant]),
  );
  for (const group of groups.values()) {
    const reported = new Set<string>();
    for (const { effective } of group) {
      for (const { known } of group) {
        const active = group.filter(
          (line) => contains(line.effective, effective.from) && contains(line.known, known.from),
        );
        const gap = firstGap(active);
        const ids = active.map((line) => line.id);
        if (gap === undefined || reported.has(ids.join())) continue;
        reported.add(ids.join());
        found.push({ code: "context_gap", ids, contextAbove: gap });
      }
    }
  }
  return found;
}

/** Input tokens above which no line holds although some line has a context tier. */
function firstGap(lines: readonly PriceLine[]): number | undefined {
  if (lines.length === 0) return undefined;
  const tiers = lines
    .map(({ when }) => ({ above: when.contextAbove ?? -1, upTo: when.contextUpTo ?? Infinity }))
    .sort((a, b) => a.above - b.above);
  let covered = -1;
  for (const { above, upTo } of tiers) {
    if (above > covered) return covered;
    covered = Math.max(covered, upTo);
  }
  return covered === Infinity ? undefined : covered;
}

/** Pairs of factors that would count the same condition twice. */
function factorOverlaps(factors: readonly PriceFactor[]): LineConflict[] {
  const found: LineConflict[] = [];
  for (const [index, a] of factors.entries()) {
    for (const b of factors.slice(index + 1)) {
      // As with lines, the one learnt later supersedes the other.
      const sameKind = factorKind(a.when) === factorKind(b.when) && a.known.from === b.known.from;
      const sharedMeter =
        a.meters === undefined ||
        b.meters === undefined ||
        a.meters.some((meter) => b.meters?.includes(meter));
      const sharedTime = meet(a.effective, b.effective) && meet(a.known, b.known);
      if (sameKind && sharedMeter && sharedTime && conditionsMeet(a.when, b.when)) {
        found.push({ code: "overlap", ids: [a.id, b.id] });
      }
    }
  }
  return found;
}
