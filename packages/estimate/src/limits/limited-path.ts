import type { Plan } from "../plan/index.ts";
import type { Estimate } from "../result/index.ts";
import type { LimitResults } from "./limit-result.ts";

/** Which path is held to the limits, and why that one. */
export type LimitedPath = Pick<LimitResults, "path" | "pathBy" | "pathTooClose" | "missing">;

/**
 * The path that the plan names under `limits.path`, else the cheapest of those that can win, else the
 * first that has all its prices, else the first that has figures: the path of the verdict.
 */
export function limitedPath(plan: Plan, { paths, cheapest, comparison }: Estimate): LimitedPath {
  const named = plan.limits?.path;
  if (named !== undefined) {
    const found = paths.find(({ id }) => id === named);
    const by = { path: named, pathBy: "plan", pathTooClose: false } as const;
    if (found === undefined) return { ...by, missing: "not-calculated" };
    return found.status === "ruled-out" ? { ...by, missing: "ruled-out" } : by;
  }
  if (cheapest !== undefined) {
    const pathTooClose = comparison?.tooClose ?? false;
    return { path: cheapest, pathBy: "cheapest", pathTooClose };
  }
  const usable = paths.filter(({ status }) => status !== "ruled-out");
  const first = usable.find(({ status }) => status === "priced") ?? usable[0];
  const by = { pathBy: "none-can-win", pathTooClose: false } as const;
  return first === undefined ? { ...by, missing: "nothing-priced" } : { ...by, path: first.id };
}
