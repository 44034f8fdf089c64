import { add, mul, type Term } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { isTuned, type PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addExampleCost } from "./example-cost.ts";
import { addLabelCost } from "./label-cost.ts";

/**
 * Labels by people before the launch: those that the plan states, whatever the path, and on tuned
 * paths the answers of examples that have yet to be written. No line where there are none.
 *
 * The overrun is not applied: labels that are rejected are counted.
 */
export function addLabels(sheet: Sheet, plan: Plan, path: PathId): void {
  const stated = plan.data?.labels;
  const amounts: Term[] = [];
  if (stated !== undefined) {
    const labels = sheet.believe({
      id: "data.labels",
      doc: "Labels that people give before the launch, beside those of examples.",
      plan: stated,
      key: "data.labels",
    });
    amounts.push(mul(labels, addLabelCost(sheet)));
  }
  if (isTuned(path)) amounts.push(addExampleCost(sheet, plan).labels);
  if (amounts.length === 0) return;
  sheet.build({
    path,
    id: "labels",
    title: "Labels",
    doc: "Labels of the plan, and examples of tuning whose answer is still to be written × cost of a label, rejected ones made again.",
    category: "data-preparation",
    phase: "data-preparation",
    amount: add(...amounts),
    overruns: false,
    bought: true,
    spending: "opex",
  });
}
