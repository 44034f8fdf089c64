import { mul, node, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { addGoldenSet } from "../build/golden-set.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * Evaluation while it runs: runs × cases × price of one evaluated case where the plan has a `quality`
 * section, else a default for it all.
 */
export function addRunningEvaluation(sheet: Sheet, plan: Plan, path: PathId): void {
  const doc = "Runs of the golden set and tokens of the judge.";
  const one = `${path}.evaluated-case`;
  const rate =
    plan.quality === undefined
      ? sheet.assume("evaluation.running", doc)
      : mul(
          sheet.believe({
            id: "quality.runs",
            doc: "Runs of the golden set in a month.",
            plan: plan.quality.runs,
            default: "evaluation.runs",
          }),
          quantity(1, "1 / run"),
          addGoldenSet(sheet, plan, path),
          sheet.graph.has(one) ? node(one) : quantity(0, "USD / case"),
        );
  sheet.run({
    path,
    id: "evaluation-runs",
    title: "Evaluation, running",
    doc: plan.quality === undefined ? doc : "Runs × cases × price of one evaluated case.",
    category: "evaluation",
    phase: "maintenance",
    bought: true,
    parts: [{ id: "runs", doc, basis: "month", rate }],
  });
}
