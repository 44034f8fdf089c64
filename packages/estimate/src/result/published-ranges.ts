import { type PublishedFigure, publishedEnds } from "@outlay/pricing";
import { type PathId, type PublishedBasis, pathIds } from "../model/index.ts";

/** A range that an article gives for a way to build it. */
export interface PublishedRange {
  /** Its id in the list of published figures; A and B are the articles. */
  readonly id: string;
  readonly path: PathId;
  /** Only for plans with a product around the model. */
  readonly product?: true;
  /** What was built, in the article's own terms. */
  readonly of: string;
  /** What the figure counts. Overrun and proof of concept are in none of them. */
  readonly basis: PublishedBasis;
  readonly usd: readonly [number, number];
  /** The article leaves the range open above. */
  readonly openAbove?: true;
  /** Where the article disagrees with itself, or with other sources. */
  readonly check?: string;
}

/** The figures of `catalog/published.yaml`, by id. */
export type PublishedFigures = ReadonlyMap<string, PublishedFigure>;

const bases: readonly PublishedBasis[] = [
  "build",
  "build-and-usage",
  "build-and-first-year",
  "infrastructure-a-year",
];

/**
 * Published ranges by path. They describe different scopes, so that no plan can lie inside all of them:
 * an estimate of a case of that scope overlaps its range, and one outside says why.
 *
 * A path 1 gives no total of its own: the range of most production builds stands for it. The bases are
 * those that the articles state: A path 2 and the totals of B include 6 to 12 months of use, A path 3
 * its first year; recurring ranges are infrastructure only.
 */
export const publishedRanges = (figures: PublishedFigures): readonly PublishedRange[] =>
  [...figures.values()].flatMap((figure): PublishedRange[] => {
    const { id, compare } = figure;
    const path = pathIds.find((each) => each === compare?.path);
    const basis = bases.find((each) => each === compare?.basis);
    const usd = publishedEnds(figure);
    if (compare === undefined || path === undefined || basis === undefined || usd === undefined) {
      return [];
    }
    return [
      {
        id: compare.also === undefined ? id : `${id}, ${compare.also}`,
        path,
        ...(compare.product === true ? { product: true } : {}),
        of: compare.of,
        basis,
        usd,
        ...(compare.open_above === true ? { openAbove: true } : {}),
        ...(compare.check === undefined ? {} : { check: compare.check }),
      },
    ];
  });
