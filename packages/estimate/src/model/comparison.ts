import { type Expression, le, min, mul, node, sub, where } from "../graph/index.ts";
import type { Plan } from "../plan/index.ts";
import { addFallbackCost } from "./run/quality.ts";
import type { PathId } from "./sheet/line.ts";
import type { Sheet } from "./sheet/sheet.ts";
import { basisMonth } from "./volume/basis.ts";

/**
 * Which path is cheapest in each draw: 1 where it is, with fallback where the plan has an outcome.
 * Its mean is the probability. Paths whose totals leave something out are not compared.
 */
export function addCheapest(sheet: Sheet, paths: readonly PathId[]): void {
  if (paths.length < 2) return;
  const totals = paths.map((path) => node(`${path}.total-with-fallback`));
  const least = sheet.step(
    "comparison.least-total",
    "USD",
    "Total of the cheapest path.",
    min(...totals),
  );
  for (const [at, path] of paths.entries()) {
    sheet.step(
      `${path}.is-cheapest`,
      "share",
      "1 where this path has the least total, people's fallback included.",
      where(le(totals[at] as Expression, least), 1, 0),
    );
  }
  const [first, second] = totals;
  if (paths.length === 2 && first !== undefined && second !== undefined) {
    sheet.step(
      "comparison.difference",
      "USD",
      `Total of ${paths[1]} less total of ${paths[0]}.`,
      sub(second, first),
    );
  }
}

/** What the tasks cost when people do them all, as today. */
export function addDoNothing(sheet: Sheet, plan: Plan): void {
  if (plan.outcome?.fallback_cost === undefined) return;
  const each = addFallbackCost(sheet, plan);
  sheet.step(
    "do-nothing.total",
    "USD",
    "People do every task: tasks × cost of a task that a person takes over, at the wages of each month.",
    mul(node("basis.task-at-wages.sum"), each),
  );
  sheet.step(
    "do-nothing.month",
    "USD / month",
    "People do every task of the month.",
    mul(basisMonth("hosted", "task-at-wages"), each),
  );
}
