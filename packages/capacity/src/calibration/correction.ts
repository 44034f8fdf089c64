import { bells, type GridPoint, gridOf } from "./correction-grid.ts";
import type { CorrectionGroup } from "./correction-point.ts";
import { type Configuration, configurationLikeness, lengthLikeness } from "./likeness.ts";

/** What measurements near a query say. */
export interface Correction {
  /** ln of measured ÷ computed time, expected at the query: 0 far from all that was measured. */
  readonly step: number;
  readonly first: number;
  /** Likeness of the most alike point, 0 to 1. */
  readonly likeness: number;
}

/** Corrections of one replica and one kind of request, by log2 of the requests at once. */
export type CorrectionCurve = (concurrency: number) => Correction;

/**
 * The corrections for a replica and a request: Σ likeness × weight over the points (the mean of a Gaussian
 * process on the logarithms of measured ÷ computed, with the points as its inducing inputs). They fade to
 * none as likeness does.
 *
 * @param lengths log2 of tokens in and out
 */
export function correctionCurve(
  groups: readonly CorrectionGroup[],
  configuration: Configuration,
  lengths: readonly [input: number, output: number],
): CorrectionCurve {
  const grid = gridOf(groups);
  const byLengths = grid.lengths.map((one) => lengthLikeness(one, lengths));
  const likenesses: number[] = [];
  const near: GridPoint[] = [];
  for (const { configuration: one, points } of grid.groups) {
    const same = configurationLikeness(one, configuration, negligible);
    if (same < negligible) continue;
    for (const point of points) {
      const alike = same * (byLengths[point.lengths] as number);
      if (alike < negligible) continue;
      likenesses.push(alike);
      near.push(point);
    }
  }
  return (concurrency) => {
    const byConcurrency = bells(grid, concurrency);
    let [step, first, likeness] = [0, 0, 0];
    for (let at = 0; at < near.length; at++) {
      const point = near[at] as GridPoint;
      const alike = (likenesses[at] as number) * (byConcurrency[point.concurrency] as number);
      step += alike * point.step;
      first += alike * point.first;
      if (alike > likeness) likeness = alike;
    }
    return { step, first, likeness };
  };
}

/** Likeness below which a measurement says nothing. */
const negligible = 0.01;
