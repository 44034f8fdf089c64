import { quantilesOf } from "../../graph/index.ts";
import type { Spread } from "../spread.ts";

/**
 * B less A, draw by draw, in the unit of the figure. Both are drawn with the same random numbers, so
 * what they share drops out: the interval is that of the difference, not of two separate guesses.
 */
export interface Gap extends Spread {
  /** Share of the draws in which B is the larger; draws in which both are equal count for neither. */
  readonly chanceMore: number;
  /** Share of the draws in which B is the smaller. */
  readonly chanceLess: number;
}

/** One side of a figure: its draws, and its value with every input at its median. */
export interface Drawn {
  readonly draws: Float64Array;
  readonly centre: number;
}

/** Sums of the same numbers in another order differ by less than this share of them. */
const rounding = 1e-12;

/**
 * B less A, nothing where it is no more than the rounding of the sums that both are made of.
 *
 * @example
 * lessOf(1e8, 1e8 + 1.5e-8) // => 0
 */
export function lessOf(a: number, b: number): number {
  const difference = b - a;
  return Math.abs(difference) <= rounding * Math.max(Math.abs(a), Math.abs(b)) ? 0 : difference;
}

/** Equal in every draw: nothing to put in order. */
const nothing = { p10: 0, p50: 0, p80: 0, p90: 0, mean: 0, chanceMore: 0, chanceLess: 0 } as const;

/**
 * The difference of two figures; a side that is absent has no such figure and counts as nothing paid.
 *
 * @param draws how many there are; both sides have as many
 */
export function gapOf(a: Drawn | undefined, b: Drawn | undefined, draws: number): Gap {
  const differences = new Float64Array(draws);
  let more = 0;
  let less = 0;
  let sum = 0;
  for (let at = 0; at < draws; at++) {
    const difference = lessOf(a?.draws[at] ?? 0, b?.draws[at] ?? 0);
    differences[at] = difference;
    sum += difference;
    if (difference > 0) more++;
    else if (difference < 0) less++;
  }
  const centre = lessOf(a?.centre ?? 0, b?.centre ?? 0);
  if (more === 0 && less === 0) return { ...nothing, centre };
  const [p10, p50, p80, p90] = quantilesOf(differences, [0.1, 0.5, 0.8, 0.9]) as readonly [
    number,
    number,
    number,
    number,
  ];
  return {
    p10,
    p50,
    p80,
    p90,
    mean: sum / draws,
    centre,
    chanceMore: more / draws,
    chanceLess: less / draws,
  };
}
