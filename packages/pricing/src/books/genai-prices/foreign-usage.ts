import type { Meter } from "../../meter.ts";
import type { Usage } from "../../usage.ts";
import type { Extracted } from "./extractor.ts";
import type { Reported } from "./leaf-quantities.ts";
import { meterOf } from "./unit-meter.ts";
import { compatible, contains, overlap, type Unit, unitOfUsage } from "./units.ts";

/** Usage read by a book's own extractor. */
export type ForeignUsage = Usage & {
  /** As reported, zeros kept: the book tells a zero from a count that is absent. */
  readonly reported: Reported;
};

/** The counts to price: as reported, where the book read them itself. */
export const reportedOf = (usage: Usage): Reported =>
  (usage as Partial<ForeignUsage>).reported ?? usage.inclusive;

/** What an extractor read, as usage on our meters. */
export function foreignUsage({ model, reported }: Extracted): ForeignUsage {
  const inclusive: Record<string, number> = {};
  for (const name in reported) {
    const count = reported[name] as number;
    if (count > 0) inclusive[name] = count;
  }
  return {
    meters: disjoint(inclusive),
    inclusive,
    known: "exact",
    api: "foreign",
    ...(model === undefined ? {} : { model }),
    notes: [],
    reported,
  };
}

/**
 * The same counts without overlap. Where two kinds overlap and the book was not told by how much (audio, and cached,
 * but not cached audio), the kinds by modality are left inside their totals.
 */
function disjoint(inclusive: Reported): Partial<Record<Meter, number>> {
  const used: Unit[] = [];
  for (const name in inclusive) {
    const unit = unitOfUsage(name);
    if (unit !== undefined) used.push(unit);
  }
  used.sort((a, b) => b.size - a.size);
  return (
    split(used, inclusive) ??
    split(
      used.filter(({ dimensions }) => dimensions["modality"] === undefined),
      inclusive,
    ) ??
    split(
      used.filter((unit) => unit.size === 2),
      inclusive,
    ) ??
    {}
  );
}

/**
 * Each unit less the narrower ones; `undefined` where two kinds overlap and what is both was not told, or where the
 * parts are more than the whole.
 */
function split(
  used: readonly Unit[],
  inclusive: Reported,
): Partial<Record<Meter, number>> | undefined {
  const left: number[] = [];
  const meters: Partial<Record<Meter, number>> = {};
  for (const [place, unit] of used.entries()) {
    let rest = inclusive[unit.usage] as number;
    for (let at = 0; at < place; at++) {
      const narrower = used[at] as Unit;
      if (contains(unit, narrower)) rest -= left[at] as number;
      else if (compatible(unit, narrower) && !used.includes(overlap(unit, narrower) as Unit))
        return undefined;
    }
    if (rest < 0) return undefined;
    left.push(rest);
    if (rest > 0) {
      const meter = meterOf(unit);
      meters[meter] = (meters[meter] ?? 0) + rest;
    }
  }
  return meters;
}
