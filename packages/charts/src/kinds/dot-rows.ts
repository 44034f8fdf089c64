import { type Pile, pilesOf } from "./piles.ts";

/** The dots of a row. */
export interface DotRow {
  readonly piles: readonly Pile[];
  /** Of a dot, px. */
  readonly radius: number;
  /** How far a dot stands above the one below, px. */
  readonly step: number;
  /** The tallest pile, px. */
  readonly tall: number;
}

/** The tallest that a pile may become, px. */
const TALLEST = 88;

const RADII = [10, 9, 8, 7, 6, 5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5] as const;

/** The radius where every row is a single pile. */
const ALONE = 3;

/**
 * The dots of all rows in one size: the largest whose tallest pile is not too tall. A row whose futures are
 * all but the same is one pile at any size: it has no say, and its dots overlap.
 *
 * @param rows places of the dots, px, ascending
 */
export function dotRows(rows: readonly (readonly number[])[]): DotRow[] {
  const all = (radius: number) => rows.map((places) => pilesOf(places, 2 * radius));
  const several = RADII.filter((radius) => all(radius).some((piles) => piles.length > 2));
  const fits = (radius: number) => {
    const piles = all(radius).filter((row) => row.length > 2);
    return tallestOf(piles.flat()) * 2 * radius <= TALLEST;
  };
  const radius = several.find(fits) ?? several.at(-1) ?? ALONE;
  return all(radius).map((piles) => {
    const most = Math.max(1, tallestOf(piles));
    const step = Math.min(2 * radius, (TALLEST - 2 * radius) / Math.max(1, most - 1));
    return { piles, radius, step, tall: 2 * radius + (most - 1) * step };
  });
}

const tallestOf = (piles: readonly Pile[]): number =>
  piles.reduce((most, { count }) => Math.max(most, count), 0);
