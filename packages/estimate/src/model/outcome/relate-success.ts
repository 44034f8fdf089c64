import type { Plan } from "../../plan/index.ts";
import { defaultRow, likelyValue } from "../sheet/input.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { countsFallback, statesSuccessByPath } from "./counts-fallback.ts";

/** Row of the defaults: rank correlation of the success rates of two models on the same tasks. */
export const successCorrelationRow = "outcome.success-correlation";

/** The input that holds the success rate of all paths that state none of their own. */
const rateOfAll = "outcome.success_rate";

/** The input that holds the success rate of a path: its own, or that of all. */
export const successInput = (plan: Plan, path: PathId): string =>
  plan.paths[path]?.success_rate === undefined ? rateOfAll : `${path}.success-rate`;

/**
 * The node that holds the share of all tasks that a path ends in success: its success rate, less what
 * fails for other reasons where the plan says so.
 */
export const successNode = (
  plan: Plan,
  path: PathId,
  nodes: { readonly has: (id: string) => boolean },
): string =>
  [`${path}.success-share`, `${successInput(plan, path)}.within-bounds`].find((id) =>
    nodes.has(id),
  ) ?? successInput(plan, path);

/**
 * Says on which success rates the paths are compared, and ties rates that are stated path by path.
 *
 * Two models face the same tasks, hard or easy, so their rates move together. Without that, a range
 * said twice would mean two unrelated models, and hide every difference in cost.
 */
export function relateSuccess(sheet: Sheet, plan: Plan, paths: readonly PathId[]): void {
  if (countsFallback(plan) && plan.outcome?.fallback_cost === undefined) {
    const row = defaultRow(sheet.defaults, "outcome.fallback-cost");
    if (row.own === undefined) {
      sheet.note({
        code: "fallback-assumed",
        text: `The plan does not say what a failed task costs. ${row.source}: that is a support contact. State outcome.fallback_cost.`,
      });
    }
  }
  if (paths.length < 2) return;
  if (!countsFallback(plan)) {
    sheet.note({
      code: "equal-success",
      text: "Paths are compared at equal success: the plan has no outcome, so a failed task costs nothing here. Models differ: try yours on a golden set, and state outcome and paths.*.success_rate.",
    });
    return;
  }
  if (!statesSuccessByPath(plan)) {
    sheet.note({
      code: "equal-success",
      text: "All paths are taken to succeed equally often. Models differ: try yours on a golden set, and state paths.*.success_rate.",
    });
    return;
  }
  const own = paths.filter((path) => varies(sheet, plan, path));
  const tied = new Set(own.map((path) => successInput(plan, path)));
  // The first of a group keeps its own draws, so the rate of all stands first: a path that states its own
  // then leaves the others as they were, draw by draw, in a plan that is compared with this one.
  const inputs = [rateOfAll, ...tied].filter(
    (id, at) => tied.has(id) && (at === 0 || id !== rateOfAll),
  );
  if (inputs.length < 2) return;
  const correlation = defaultRow(sheet.defaults, successCorrelationRow);
  const rank = likelyValue(correlation.distribution);
  const whose = correlation.own === undefined ? "our assumption" : "your plan";
  sheet.graph.correlate({
    inputs,
    matrix: inputs.map((row) => inputs.map((column) => (row === column ? 1 : rank))),
    measure: "rank",
  });
  sheet.note({
    code: "success-correlated",
    text: `Success rates are stated path by path. They are drawn together, with a rank correlation of ${rank} (${whose}: models fail on the same hard tasks); the part that they do not share still moves much money. Narrow the ranges with a golden set.`,
  });
}

/** Whether the success rate of a path is a range; a fixed number cannot be correlated. */
function varies(sheet: Sheet, plan: Plan, path: PathId): boolean {
  const stated = plan.paths[path]?.success_rate ?? plan.outcome?.success_rate;
  const { distribution } = stated ?? defaultRow(sheet.defaults, "outcome.success-rate");
  return distribution.kind !== "point";
}
