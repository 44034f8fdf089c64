import { div, type Expression, mul, node, quantity, sub, type Term } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { countsFallback } from "../outcome/counts-fallback.ts";
import { addFallbackCost } from "../run/quality.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { mayWait, weeksPerMonth } from "./calendar.ts";

/**
 * Adds `<path>.delay.forgone`: what is not gained in the weeks in which the launch waits. Months of the
 * wait × (tasks of a mean month × success × what a success is worth − running cost of a mean month).
 * What a success is worth is the plan's `outcome.worth`, else what a person would cost who does the task.
 *
 * It stands beside the estimate and is in no total. No node where the launch waits for nothing, or the
 * plan says nothing of its outcome.
 *
 * @param success share of tasks that end in success without a person
 */
export function addDelayForgone(sheet: Sheet, plan: Plan, path: PathId, success: Expression): void {
  const gained = worthOfTasks(sheet, plan);
  if (gained === undefined || !mayWait(plan, path)) return;
  sheet.step(
    `${path}.delay.forgone`,
    "USD",
    "What is not gained while the launch waits: months × (tasks × success × worth of a success − running cost) of a mean month. It is in no total.",
    mul(
      div(node(`${path}.delay.weeks`), quantity(weeksPerMonth * sheet.months, "week")),
      sub(mul(gained, success), node(`${path}.run.total`)),
    ),
  );
}

/** USD over the horizon if every task were a success. */
function worthOfTasks(sheet: Sheet, plan: Plan): Term | undefined {
  const worth = plan.outcome?.worth;
  if (worth !== undefined) {
    const each = sheet.believe({
      id: "outcome.worth",
      doc: "What one task that ends in success is worth.",
      plan: worth,
      key: "outcome.worth",
    });
    return mul(node("basis.task.sum"), each);
  }
  if (!countsFallback(plan)) return undefined;
  return mul(node("basis.task-at-wages.sum"), addFallbackCost(sheet, plan));
}
