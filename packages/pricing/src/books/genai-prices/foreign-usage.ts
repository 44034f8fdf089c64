import type { Meter } from "../../meter.ts";
import type { Usage } from "../../usage.ts";
import type { CountLayout } from "./count-layout.ts";
import { addCounts, takeCount } from "./exact-count.ts";
import type { Extracted } from "./extractor.ts";
import type { ForeignUsage, Reported } from "./reported.ts";
import type { Unit } from "./units.ts";

/** What an extractor read, as usage. */
export function foreignUsage({ model, reported }: Extracted): ForeignUsage {
  const { layout, counts } = reported;
  const { units } = layout;
  const inclusive: Record<string, number> = {};
  for (let place = 0; place < units.length; place++) {
    const count = counts[place];
    if (count !== undefined && count > 0) inclusive[(units[place] as Unit).usage] = count;
  }
  const meters = disjoint(reported);
  return model === undefined
    ? { meters, inclusive, known: "exact", api: "foreign", notes: NO_NOTES, reported }
    : { meters, inclusive, known: "exact", api: "foreign", model, notes: NO_NOTES, reported };
}

const NO_NOTES: Usage["notes"] = [];

/**
 * The same counts without overlap, on our meters. Where two kinds overlap and the book was not told
 * by how much (audio, and cached, but not cached audio), the kinds by modality are left inside
 * their totals.
 */
function disjoint({ layout, counts }: Reported): Partial<Record<Meter, number>> {
  const all = split(layout, counts);
  if (all !== undefined) return all;
  for (const { layout: fewer, places } of layout.coarser) {
    const some = split(
      fewer,
      places.map((place) => counts[place]),
    );
    if (some !== undefined) return some;
  }
  return {};
}

/**
 * Each unit less the narrower ones; `undefined` where two kinds overlap and what is both was not
 * told, or where the parts are more than the whole.
 */
function split(
  { order, narrower, clashes, meters: meterAt }: Omit<CountLayout, "coarser">,
  counts: Reported["counts"],
): Partial<Record<Meter, number>> | undefined {
  for (const [a, b, both] of clashes) {
    if (counts[a] && counts[b] && counts[both] === undefined) return undefined;
  }
  const left = counts.slice();
  const meters: Partial<Record<Meter, number>> = {};
  for (const place of order) {
    const count = counts[place];
    if (count === undefined || count === 0) continue;
    let rest = count;
    for (const part of narrower[place] ?? []) rest = takeCount(rest, left[part] ?? 0);
    if (rest < 0) return undefined;
    left[place] = rest;
    if (rest === 0) continue;
    const meter = meterAt[place] as Meter;
    meters[meter] = addCounts(meters[meter] ?? 0, rest);
  }
  return meters;
}
