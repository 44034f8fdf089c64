import type { Evaluation, Point } from "../graph/index.ts";
import type { Spread } from "./estimate-result.ts";

/** A target with its spread, and its value at the medians. */
export function spreadOf(evaluation: Evaluation, middle: Point, id: string): Spread {
  const { p10, p50, p80, p90, mean } = evaluation.summary(id);
  return { p10, p50, p80, p90, mean, centre: middle.value(id) };
}
