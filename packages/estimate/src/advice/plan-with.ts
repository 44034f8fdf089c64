import { type PathId, pathIds } from "../model/index.ts";
import type { Plan } from "../plan/index.ts";

/** The plan with another model in a path, or with a path that it does not have yet. */
export function planWith(plan: Plan, path: PathId, model: string): Plan {
  const own = plan.paths[path];
  const first = pathIds.flatMap((id) => plan.paths[id]?.model ?? [])[0];
  if (first === undefined) throw new Error("a plan has a path at least");
  const named = { ...(own?.model ?? first), value: model };
  return { ...plan, paths: { ...plan.paths, [path]: { ...own, model: named } } };
}
