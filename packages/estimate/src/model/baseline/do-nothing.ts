import { div, mul, node } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { addFallbackCost } from "../run/quality.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * What the tasks cost when people do them all, as today: `baseline.do-nothing.total`, `.month` and
 * `.cost-per-task`. Only where the plan says what a task costs that a person does.
 */
export function addDoNothing(sheet: Sheet, plan: Plan): void {
  if (plan.outcome?.fallback_cost === undefined) return;
  const each = addFallbackCost(sheet, plan);
  const total = sheet.step(
    "baseline.do-nothing.total",
    "USD",
    "People do every task: tasks × cost of a task that a person takes over, at the wages of each month.",
    mul(node("basis.task-at-wages.sum"), each),
  );
  sheet.step(
    "baseline.do-nothing.month",
    "USD / month",
    "People do every task of the month.",
    mul(node("basis.task-at-wages"), each),
  );
  sheet.step(
    "baseline.do-nothing.cost-per-task",
    "USD / task",
    "People do every task ÷ tasks of the horizon.",
    div(total, node("basis.task.sum")),
  );
}
