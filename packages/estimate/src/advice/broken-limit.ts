import type { Point } from "../graph/index.ts";
import type { Model, PathId } from "../model/index.ts";
import type { Plan, Quantity } from "../plan/index.ts";

/** Limits with one figure each: the key, the node below the path, and its unit in words. */
const single = [
  ["build", "build.total", "USD"],
  ["total", "total", "USD"],
  ["cost_per_task", "cost-per-task", "USD a task"],
  ["cost_per_success", "cost-per-success", "USD a success"],
  ["time_to_launch", "months-to-launch", "months"],
] as const;

/** Whether the plan's limits are for this path: for the one that they name, or for any. */
const areFor = ({ limits }: Plan, path: PathId): boolean =>
  limits !== undefined && (limits.path === undefined || limits.path === path);

/** The nodes that the plan's limits are held against. */
export function limitNodes(plan: Plan, { bookYears }: Model, path: PathId): string[] {
  if (!areFor(plan, path)) return [];
  return [
    ...single.map(([, node]) => `${path}.${node}`),
    ...(plan.limits?.fiscal_year === undefined
      ? []
      : bookYears.map(({ year }) => `${path}.year.${year}.cash`)),
  ];
}

/**
 * The first of the plan's limits that a path breaks with every input at its median. `outlay check`
 * holds the plan's own path to them with its uncertainty.
 */
export function brokenLimit(
  plan: Plan,
  { bookYears }: Model,
  path: PathId,
  point: Point,
): string | undefined {
  const { limits } = plan;
  if (limits === undefined || !areFor(plan, path)) return undefined;
  for (const [key, node, unit] of single) {
    const words = beyond(limits[key], point.value(`${path}.${node}`), key, unit);
    if (words !== undefined) return words;
  }
  if (limits.run_month !== undefined) {
    const dearest = Math.max(...point.months(`${path}.run.month`));
    const words = beyond(limits.run_month, dearest, "run_month", "USD a month");
    if (words !== undefined) return words;
  }
  if (limits.fiscal_year === undefined) return undefined;
  const dearest = Math.max(
    ...bookYears.map(({ year }) => point.value(`${path}.year.${year}.cash`)),
  );
  return beyond(limits.fiscal_year, dearest, "fiscal_year", "USD a fiscal year");
}

function beyond(
  limit: Quantity | undefined,
  figure: number,
  key: string,
  unit: string,
): string | undefined {
  if (limit?.distribution.kind !== "point" || figure <= limit.distribution.value) return undefined;
  const digits = (value: number): string => `${Number(value.toPrecision(3))}`;
  return `${digits(figure)} ${unit} at middle values, where the plan allows ${digits(limit.distribution.value)} (limits.${key}).`;
}
