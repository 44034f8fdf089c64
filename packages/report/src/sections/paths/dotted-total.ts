import type { BaselineResult, Estimate, PathResult, Spread } from "@outlay/estimate";
import { baselineWords, hasPeople, isPriced, titleOf } from "@outlay/words";

/** A total with its draws, as a row of a picture and of its table. */
export interface DottedTotal {
  /** A path or a baseline. */
  readonly key: string;
  readonly label: string;
  readonly node: string;
  readonly spread: Spread;
  /** It cannot win. */
  readonly muted: boolean;
  /** Chance to be the cheapest; absent where this total is not what is compared. */
  readonly chance?: number;
}

/** Whether all priced paths have one success rate, so that people who take over decide nothing between them. */
export const hasOneSuccessRate = ({ paths }: Estimate): boolean =>
  new Set(paths.filter(isPriced).map(({ quality }) => quality.node)).size < 2;

/** Build and running cost of every path that is priced; and of a product, where people are in no total. */
export function systemTotals(estimate: Estimate): DottedTotal[] {
  const compared = estimate.comparedBy === "total" || hasOneSuccessRate(estimate);
  const bought =
    estimate.comparedBy === "total" ? estimate.baselines.filter(({ id }) => id === "buy") : [];
  return [
    ...estimate.paths
      .filter(isPriced)
      .map((path) => totalOf(path, `${path.id}.total`, path.totalUsd, compared)),
    ...bought.map(baselineTotal),
  ];
}

/** The totals with people who take over, beside people alone and a product; empty where nobody takes over. */
export function totalsWithPeople(estimate: Estimate): DottedTotal[] {
  const paths = estimate.paths.filter(isPriced);
  if (!paths.some(hasPeople)) return [];
  const compared = !hasOneSuccessRate(estimate);
  return [
    ...paths.flatMap((path) =>
      path.totalWithFallbackUsd === undefined
        ? []
        : [totalOf(path, `${path.id}.total-with-fallback`, path.totalWithFallbackUsd, compared)],
    ),
    ...estimate.baselines.filter(({ id }) => id !== "from-scratch").map(baselineTotal),
  ];
}

function totalOf(path: PathResult, node: string, spread: Spread, compared: boolean): DottedTotal {
  const { id, canWin, chanceCheapest } = path;
  return {
    key: id,
    label: titleOf(path),
    node,
    spread,
    muted: !canWin,
    ...(compared && chanceCheapest !== undefined ? { chance: chanceCheapest } : {}),
  };
}

function baselineTotal({ id, node, totalUsd, totalWithFallbackUsd }: BaselineResult): DottedTotal {
  return {
    key: id,
    label: baselineWords[id],
    node:
      totalWithFallbackUsd === undefined ? node : node.replace(/\.total$/, ".total-with-fallback"),
    spread: totalWithFallbackUsd ?? totalUsd,
    muted: false,
  };
}
