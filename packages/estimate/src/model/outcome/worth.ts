import { mul, node, sub } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { addSuccessRate } from "../run/quality.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * What a path creates, when the plan says what a success is worth:
 *
 * - `<path>.value.total` = tasks × success rate × worth
 * - `<path>.value-less-cost` = value − build and running cost
 *
 * People who take over failed tasks are on neither side: they create the rest of the value, and cost
 * their own. A worth does not grow with wages or prices.
 */
export function addWorth(sheet: Sheet, plan: Plan, path: PathId): void {
  if (plan.outcome?.worth === undefined) return;
  const worth = sheet.believe({
    id: "outcome.worth",
    doc: "What one task that ends in success is worth.",
    plan: plan.outcome.worth,
    key: "outcome.worth",
  });
  const value = sheet.step(
    `${path}.value.total`,
    "USD",
    "Worth of the tasks that end in success without a person, over the horizon.",
    mul(node("basis.task.sum"), addSuccessRate(sheet, plan, path), worth),
  );
  sheet.step(
    `${path}.value-less-cost`,
    "USD",
    "Value created less build and running cost; people who take over are on neither side.",
    sub(value, node(`${path}.total`)),
  );
}
