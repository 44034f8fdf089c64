import type { Instant } from "../instant.ts";
import { dayOf } from "../instant.ts";
import type { Period, Provenance } from "../price-line.ts";

/** End of a period as a number to compare with. */
const end = (period: Period): number => period.to ?? Infinity;

/** What two periods have in common; undefined where they do not meet. */
export function common(a: Period, b: Period): Period | undefined {
  const from = Math.max(a.from, b.from) as Instant;
  const to = Math.min(end(a), end(b));
  if (from >= to) return undefined;
  return to === Infinity ? { from } : { from, to: to as Instant };
}

/** What is left of a period without another: none, one or two parts, in order. */
export function without(period: Period, taken: Period): Period[] {
  const meets = common(period, taken);
  if (meets === undefined) return [period];
  const parts: Period[] = [];
  if (period.from < meets.from) parts.push({ from: period.from, to: meets.from });
  if (meets.to !== undefined && meets.to < end(period)) {
    parts.push(period.to === undefined ? { from: meets.to } : { from: meets.to, to: period.to });
  }
  return parts;
}

/** A fact cut along both time axes by an agreement. */
export interface Cut<Fact> {
  /** What stays: as known before, and outside of the agreement's days. */
  readonly outside: readonly Fact[];
  /** What the agreement is about: as known since, on its days. */
  readonly inside?: Fact;
}

/**
 * Cuts a fact at the day an agreement became known and at the days on which it holds. The parts hold
 * at the same times as the whole, each time once.
 */
export function cut<Fact extends Pick<Provenance, "effective" | "known"> & { readonly id: string }>(
  fact: Fact,
  days: Period,
  knownFrom: Instant,
): Cut<Fact> {
  const since = common(fact.known, { from: knownFrom });
  if (since === undefined) return { outside: [fact] };
  const outside = without(fact.known, since).map((known) => ({
    ...fact,
    id: `${fact.id}~known-until-${dayOf(knownFrom)}`,
    known,
  }));
  for (const effective of without(fact.effective, days)) {
    const whole = effective === fact.effective;
    const id = whole ? fact.id : `${fact.id}~of-${dayOf(effective.from)}`;
    outside.push({ ...fact, id, effective, known: since });
  }
  const effective = common(fact.effective, days);
  if (effective === undefined) return { outside };
  return { outside, inside: { ...fact, effective, known: since } };
}
