import type { Point } from "../graph/index.ts";
import { shortNumber } from "../graph/short-number.ts";
import type { Model, PathId } from "../model/index.ts";
import { roughUsd } from "../model/self-hosted/fleet-notes.ts";
import type { Plan, Quantity } from "../plan/index.ts";

/** Limits with one figure each: the key, the node below the path, and its unit in words. */
const single = [
  ["build", "build.total", " to build"],
  ["total", "total", " in all"],
  ["cost_per_task", "cost-per-task", " a task"],
  ["cost_per_success", "cost-per-success", " a success"],
  ["time_to_launch", "months-to-launch", " months"],
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
    const words = beyond(limits.run_month, dearest, "run_month", " a month");
    if (words !== undefined) return words;
  }
  if (limits.fiscal_year === undefined) return undefined;
  const dearest = Math.max(
    ...bookYears.map(({ year }) => point.value(`${path}.year.${year}.cash`)),
  );
  return beyond(limits.fiscal_year, dearest, "fiscal_year", " a fiscal year");
}

function beyond(
  limit: Quantity | undefined,
  figure: number,
  key: string,
  unit: string,
): string | undefined {
  if (limit?.distribution.kind !== "point" || figure <= limit.distribution.value) return undefined;
  const most = limit.distribution.value;
  const rough = (value: number): string =>
    key === "time_to_launch"
      ? `${Number(value.toPrecision(2))}`
      : value < 10
        ? `$${Number(value.toPrecision(2))}`
        : roughUsd(value);
  const exact = (value: number): string =>
    `${key === "time_to_launch" ? "" : "$"}${shortNumber(value)}`;
  // Two digits, and more where they would read the same.
  const amount = rough(figure) === rough(most) ? exact : rough;
  return `${amount(figure)}${unit} at middle values, where the plan allows ${amount(most)} (limits.${key}).`;
}
