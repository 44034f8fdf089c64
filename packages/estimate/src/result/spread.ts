import { type Evaluation, type Point, quantilesOf } from "../graph/index.ts";

/** A number with its uncertainty, unrounded. One in ten draws is below `p10`. */
export interface Spread {
  readonly p10: number;
  readonly p50: number;
  readonly p80: number;
  readonly p90: number;
  readonly mean: number;
  /** With every input at its median: what `explain` shows, and what adds up. */
  readonly centre: number;
}

/** A target with its spread, and its value at the medians. */
export function spreadOf(evaluation: Evaluation, middle: Point, id: string): Spread {
  const four = quantilesOf(evaluation.samples(id), [0.1, 0.5, 0.8, 0.9]);
  const [p10, p50, p80, p90] = four as readonly [number, number, number, number];
  return { p10, p50, p80, p90, mean: evaluation.mean(id), centre: middle.value(id) };
}

/** A difference seen from one side or the other: −1 turns its sign. */
export function turnedSpread(draws: Float64Array, centre: number, sign: 1 | -1): Spread {
  const turned = draws.map((value) => sign * value);
  const four = quantilesOf(turned, [0.1, 0.5, 0.8, 0.9]);
  const [p10, p50, p80, p90] = four as readonly [number, number, number, number];
  let sum = 0;
  for (const value of turned) sum += value;
  return { p10, p50, p80, p90, mean: sum / draws.length, centre: sign * centre };
}
