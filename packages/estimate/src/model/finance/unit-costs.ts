import { div, type Expression, mul, node, type Term } from "../../graph/index.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** What a unit cost is made of. */
export interface UnitCostParts {
  /** Build and running cost, USD. */
  readonly total: Expression;
  /** With the people who take over failed tasks, USD; absent where they are not counted. */
  readonly compared?: Expression | undefined;
  /** Share of tasks that end in success without a person. */
  readonly success: Expression;
}

/**
 * Adds `<owner>.cost-per-task`, `.cost-per-success` and `.cost-per-task-with-fallback`.
 *
 * @param owner a path, or a baseline
 */
export function addUnitCosts(sheet: Sheet, owner: string, parts: UnitCostParts): void {
  const { total, compared, success } = parts;
  const tasks = node("basis.task.sum");
  const define = (id: string, doc: string, formula: Term) =>
    sheet.graph.define({
      id: `${owner}.${id}`,
      unit: "USD / task",
      doc,
      formula,
      tags: { path: owner, sum: id },
    });
  define("cost-per-task", "Build and running cost ÷ tasks of the horizon.", div(total, tasks));
  define(
    "cost-per-success",
    "Build and running cost ÷ tasks that end in success without a person.",
    div(total, mul(tasks, success)),
  );
  if (compared === undefined) return;
  define(
    "cost-per-task-with-fallback",
    "Build, running cost and people's fallback ÷ tasks of the horizon.",
    div(compared, tasks),
  );
}
