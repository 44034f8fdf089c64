import type { CheckProblem } from "@outlay/document";
import type { Plan } from "./plan.ts";

/** Limits hold for a path that the plan has. */
export function limitedPathIsThere({ limits, paths }: Plan): CheckProblem[] {
  const path = limits?.path;
  if (path === undefined || paths[path] !== undefined) return [];
  const has = Object.keys(paths);
  return [
    {
      at: ["limits", "path"],
      message: `the plan has no path ${path}`,
      expected:
        has.length === 1 ? `${has[0]}, the only path of the plan` : `one of ${has.join(", ")}`,
      example: `path: ${has[0]}`,
    },
  ];
}
