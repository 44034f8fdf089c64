import { type Evaluation, leastOf, type Point } from "../graph/index.ts";
import { differenceId, type PathId, pathIds } from "../model/index.ts";
import { evenWithin } from "./even-within.ts";

/** Two paths, seen from the first. */
export interface PathPair {
  /** Node of the difference, whichever way round. */
  readonly node: string;
  /** 1 where the node is what the second costs more, −1 where it is what the first does. */
  readonly sign: 1 | -1;
  /** Share of draws in which the first costs less; half of those that tie. */
  readonly chance: number;
  /** Whether the first is the cheaper of the two. */
  readonly isCheaper: boolean;
}

/**
 * Which of two paths is the cheaper: the one that costs less in more draws, and when they are as good
 * as even, the one that costs less with every input at its median.
 */
export function pairOf(
  evaluation: Evaluation,
  middle: Pick<Point, "value">,
  path: PathId,
  against: PathId,
): PathPair {
  const isFirst = pathIds.indexOf(path) < pathIds.indexOf(against);
  const node = isFirst ? differenceId(path, against) : differenceId(against, path);
  const sign = isFirst ? 1 : -1;
  const draws = evaluation.samples(node);
  let wins = 0;
  for (let i = 0; i < draws.length; i++) {
    const more = sign * (draws[i] as number);
    wins += more > 0 ? 1 : more === 0 ? 0.5 : 0;
  }
  const chance = wins / draws.length;
  // The same answer from both sides: a tie at the medians goes to the first path.
  const atMedians = (): boolean => (isFirst ? middle.value(node) >= 0 : middle.value(node) < 0);
  const isCheaper = Math.abs(chance - 0.5) <= evenWithin ? atMedians() : chance > 0.5;
  return { node, sign, chance, isCheaper };
}

/**
 * The path that is the cheaper against every other; where three beat each other in a ring, the one
 * that costs least at the medians.
 *
 * @param paths those that can win, one at least
 */
export function winnerOf(
  evaluation: Evaluation,
  middle: Pick<Point, "value">,
  paths: readonly PathId[],
): PathId {
  const beatsAll = (path: PathId): boolean =>
    paths.every((each) => each === path || pairOf(evaluation, middle, path, each).isCheaper);
  const total = (path: PathId): number => middle.value(`${path}.total-with-fallback`);
  return (
    paths.find(beatsAll) ??
    paths.reduce((least, path) => (total(path) < total(least) ? path : least))
  );
}

/** For each path the share of draws in which it is the cheapest; empty unless two can win. */
export function chancesOf(
  evaluation: Evaluation,
  paths: readonly PathId[],
  comparedBy: "total" | "total-with-fallback",
): ReadonlyMap<PathId, number> {
  if (paths.length < 2) return new Map();
  const nodes = paths.map((path) => `${path}.${comparedBy}`);
  const least = leastOf(evaluation, nodes);
  return new Map(paths.map((path) => [path, least.get(`${path}.${comparedBy}`) as number]));
}
