import type { Evaluation, Point } from "../graph/index.ts";

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
  const { p10, p50, p80, p90, mean } = evaluation.summary(id);
  return { p10, p50, p80, p90, mean, centre: middle.value(id) };
}
