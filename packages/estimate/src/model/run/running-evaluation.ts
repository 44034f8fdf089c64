import { mul, quantity, type Term } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { addGoldenSet } from "../build/golden-set.ts";
import { addRate } from "../build/labour.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { EvaluatedPart } from "./evaluated-case.ts";

/**
 * Evaluation while it runs: runs × cases × what a case costs, and the people who look at what was answered
 * wrongly and keep the cases up to date. The tool for it is in observability.
 *
 * @param evaluated what a case costs, by the months in which it does; nothing on machines of one's own
 *   without a judge that is bought
 */
export function addRunningEvaluation(
  sheet: Sheet,
  plan: Plan,
  path: PathId,
  evaluated: readonly EvaluatedPart[],
): void {
  const casesRun = (): Term =>
    mul(
      sheet.believe({
        id: "quality.runs",
        doc: "Runs of the golden set in a month.",
        plan: plan.quality?.runs,
        default: "evaluation.runs",
      }),
      quantity(1, "1 / run"),
      addGoldenSet(sheet, plan, path),
    );
  sheet.run({
    path,
    id: "evaluation-runs",
    title: "Evaluation, running",
    doc: "Runs × cases × price of one evaluated case, and people who look at the answers: hours × rate.",
    category: "evaluation",
    phase: "maintenance",
    parts: [
      ...evaluated.map(({ id, doc, basis, perCase }) => ({
        id,
        doc,
        basis,
        rate: mul(casesRun(), perCase),
        bought: true,
      })),
      {
        id: "people",
        doc: "People who look at what the runs got wrong, and keep the cases up to date.",
        basis: "month-at-wages",
        rate: mul(
          sheet.assume("evaluation.upkeep", "Time for the results of the golden set, in a month."),
          addRate(sheet, plan),
        ),
      },
    ],
  });
}
