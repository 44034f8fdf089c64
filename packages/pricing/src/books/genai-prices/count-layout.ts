import type { Meter } from "../../meter.ts";
import { meterOf } from "./unit-meter.ts";
import { compatible, contains, overlap, type Unit } from "./units.ts";

/**
 * The units that an extractor can read, and how they lie in each other; made once, then only read.
 */
export type CountLayout = {
  readonly units: readonly Unit[];
  /** Our meter for what is left of each unit. */
  readonly meters: readonly Meter[];
  /** Places of the units, narrowest first. */
  readonly order: readonly number[];
  /** For each unit the places of the units that it contains. */
  readonly narrower: readonly (readonly number[])[];
  /** Pairs of units that can be the same thing, and the place of what is both, or -1. */
  readonly clashes: readonly (readonly [a: number, b: number, both: number])[];
  /**
   * Fewer of the units, for counts that overlap: without those by modality, then only input, output
   * and the like.
   */
  readonly coarser: readonly Coarser[];
};

/** Some of the units of a layout, and their places in it. */
export type Coarser = {
  readonly layout: Omit<CountLayout, "coarser">;
  readonly places: readonly number[];
};

/** Works out how units lie in each other. */
export function countLayout(units: readonly Unit[]): CountLayout {
  const coarser = (wanted: (unit: Unit) => boolean): Coarser => {
    const kept = units.filter(wanted);
    return { layout: layoutOf(kept), places: kept.map((unit) => units.indexOf(unit)) };
  };
  return {
    ...layoutOf(units),
    coarser: [
      coarser(({ dimensions }) => dimensions["modality"] === undefined),
      coarser(({ size }) => size === 2),
    ],
  };
}

function layoutOf(units: readonly Unit[]): Omit<CountLayout, "coarser"> {
  const places = units.map((_, place) => place);
  return {
    units,
    meters: units.map(meterOf),
    order: places.toSorted((a, b) => sizeAt(units, b) - sizeAt(units, a)),
    narrower: units.map((wide) =>
      places.filter((place) => units[place] !== wide && contains(wide, units[place] as Unit)),
    ),
    clashes: units.flatMap((a, place) =>
      places
        .slice(place + 1)
        .map((at): [number, Unit] => [at, units[at] as Unit])
        .filter(([, b]) => compatible(a, b) && !contains(a, b) && !contains(b, a))
        .map(([at, b]): [number, number, number] => [place, at, units.indexOf(overlap(a, b) ?? b)]),
    ),
  };
}

const sizeAt = (units: readonly Unit[], place: number): number => units[place]?.size ?? 0;
