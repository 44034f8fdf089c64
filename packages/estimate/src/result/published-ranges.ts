import type { PathId, PublishedBasis } from "../model/index.ts";

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

/**
 * Published ranges by path. They describe different scopes, so that no plan can lie inside all of them:
 * an estimate of a case of that scope overlaps its range, and one outside says why.
 *
 * A path 1 gives no total of its own: the range of most production builds stands for it. The bases are
 * those that the articles state: A path 2 and the totals of B include 6 to 12 months of use, A path 3
 * its first year; recurring ranges are infrastructure only.
 */
export const publishedRanges: readonly PublishedRange[] = [
  {
    id: "A.total.most-builds",
    path: "hosted",
    of: "most production builds",
    basis: "build",
    usd: [40_000, 200_000],
  },
  {
    id: "A.path2.total",
    path: "hosted-tuned",
    of: "a narrow task on a tuned model of a vendor",
    basis: "build-and-usage",
    usd: [25_000, 80_000],
  },
  {
    id: "B.path2.total",
    path: "hosted-tuned",
    of: "a tuned closed model",
    basis: "build-and-usage",
    usd: [10_000, 50_000],
  },
  {
    id: "A.path3.initial",
    path: "self-hosted",
    of: "a narrow internal tool on an open model",
    basis: "build-and-first-year",
    usd: [30_000, 80_000],
    check:
      "integration of 15,000 to 40,000 USD alone would be half of it, not the 15 to 20 % that the article gives elsewhere",
  },
  {
    id: "B.path3.total",
    path: "self-hosted",
    of: "an open model as it is",
    basis: "build-and-usage",
    usd: [20_000, 50_000],
  },
  {
    id: "A.path3.recurring",
    path: "self-hosted",
    of: "a year of infrastructure",
    basis: "infrastructure-a-year",
    usd: [7_000, 20_000],
    check:
      "the article's own GPU is 7,000 USD a month; one L40S on demand is 16,300 a year, and no staff fits",
  },
  {
    id: "A.path4.initial",
    path: "self-hosted-tuned",
    of: "a tuned open model in a regulated field",
    basis: "build",
    usd: [100_000, 250_000],
    openAbove: true,
    check:
      "development and data preparation alone add up to 100,000 to 250,000 USD, so nothing is left for GPUs, integration and compliance",
  },
  {
    id: "B.path4.total",
    path: "self-hosted-tuned",
    of: "a tuned open model",
    basis: "build-and-usage",
    usd: [80_000, 190_000],
  },
  {
    id: "A.path4.recurring",
    path: "self-hosted-tuned",
    of: "a year of infrastructure",
    basis: "infrastructure-a-year",
    usd: [15_000, 30_000],
    check: "upkeep of 15 to 20 % of the build is 15,000 to 50,000 USD a year before any GPU",
  },
  {
    id: "A.case.sales-training, A.case.music-tutor",
    path: "hosted",
    product: true,
    of: "two products with retrieval, each by three to four people",
    basis: "build",
    usd: [100_000, 200_000],
    check:
      "four full-time people for four months at 75 to 120 USD an hour, as the first says, are 180,000 to 288,000",
  },
];
