import type { Evaluation, Point } from "../graph/index.ts";
import type { BasisSum, Model, PathId, PublishedBasis } from "../model/index.ts";
import type { Plan } from "../plan/index.ts";
import { type PublishedRange, publishedRanges } from "./published-ranges.ts";
import { whyOutside } from "./published-why.ts";
import { type Spread, spreadOf } from "./spread.ts";

/** A published range beside ours, on its own basis. */
export interface PublishedComparison {
  /** Its id in the list of published figures; A and B are the articles. */
  readonly id: string;
  /** What was built, in the article's own terms. */
  readonly of: string;
  /** What the figure counts, in words; no overrun, no proof of concept. */
  readonly basis: string;
  readonly publishedUsd: readonly [number, number];
  readonly oursUsd: Spread;
  /** Id under which `explain` opens ours. */
  readonly node: string;
  /** Whether our P10 to P90 reaches the published range; if not, on which side it lies. */
  readonly overlap: "overlaps" | "above" | "below";
  /** What makes the difference, largest first; empty where the two overlap. */
  readonly why: readonly string[];
  /** Where the article disagrees with itself, or with other sources. */
  readonly check?: string;
}

/** What each basis counts, for people. */
export const basisWords: Readonly<Record<PublishedBasis, string>> = {
  build: "build",
  "build-and-usage": "build, 6 to 12 months of use",
  "build-and-first-year": "build, a year's infrastructure",
  "infrastructure-a-year": "a year's infrastructure",
};

/** The ranges that hold for a path of a plan, with our sum on the same basis. */
function rangesOf(
  model: Model,
  path: PathId,
): readonly { readonly range: PublishedRange; readonly sum: BasisSum }[] {
  const sums = model.published.get(path) ?? [];
  const product = model.buildLines.some(
    (line) => line.path === path && line.category === "product",
  );
  return publishedRanges(model.figures).flatMap((range) => {
    if (range.path !== path || (range.product === true && !product)) return [];
    const sum = sums.find(({ basis }) => basis === range.basis);
    return sum === undefined ? [] : [{ range, sum }];
  });
}

/** The nodes whose draws the comparison of a path needs. */
export const publishedNodes = (model: Model, path: PathId): readonly string[] => [
  ...new Set(rangesOf(model, path).map(({ sum }) => sum.node)),
];

/** What is published for a path beside what it costs here, each on the basis of the figure. */
export function publishedComparisons(
  plan: Plan,
  model: Model,
  path: PathId,
  evaluation: Evaluation,
  middle: Point,
): readonly PublishedComparison[] {
  return rangesOf(model, path).map(({ range, sum }): PublishedComparison => {
    const { id, of, basis, usd, check } = range;
    const ours = spreadOf(evaluation, middle, sum.node);
    const overlap = ours.p10 > usd[1] ? "above" : ours.p90 < usd[0] ? "below" : "overlaps";
    return {
      id,
      of,
      basis: range.product === true ? `${basisWords[basis]}, product included` : basisWords[basis],
      publishedUsd: usd,
      oursUsd: ours,
      node: sum.node,
      overlap,
      why:
        overlap === "overlaps"
          ? []
          : whyOutside({ plan, model, path, middle, range, sum }, overlap),
      ...(check === undefined ? {} : { check }),
    };
  });
}
