import type { PathId } from "../../model/index.ts";
import type { Estimated } from "../estimate.ts";
import type { Diff } from "./diff.ts";

/** Below this chance of being B's cheapest, the verdict leaves A's path for B's own. */
const stillClose = 1 / 3;

/** The paths that have figures. */
export const usable = ({ model }: Estimated): PathId[] =>
  model.paths.filter(({ status }) => status !== "ruled-out").map(({ id }) => id);

/**
 * The paths that the verdict is about: the cheapest of A, beside the same path of B as long as that
 * is not clearly beaten there, else beside the cheapest of B. Where no path of a side can win, it is
 * the path of the other side.
 */
export function headlineOf(a: Estimated, b: Estimated, asked: Diff["headline"]): Diff["headline"] {
  const [usableA, usableB] = [usable(a), usable(b)];
  if (asked !== undefined) {
    return usableA.includes(asked.a) && usableB.includes(asked.b) ? asked : undefined;
  }
  const ofB = b.estimate.cheapest;
  const shared = ofB !== undefined && usableA.includes(ofB) ? ofB : undefined;
  const ofA = a.estimate.cheapest ?? shared ?? usableA[0];
  if (ofA === undefined || usableB.length === 0) return undefined;
  if (ofB === undefined) return { a: ofA, b: usableB.includes(ofA) ? ofA : (usableB[0] as PathId) };
  const path = b.estimate.paths.find(({ id }) => id === ofA);
  const chance = path === undefined || path.status === "ruled-out" ? 0 : (path.chanceCheapest ?? 0);
  return { a: ofA, b: chance >= stillClose ? ofA : ofB };
}
