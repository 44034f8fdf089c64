import { add, mul } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { addConditionHours } from "../feasibility/condition-hours.ts";
import type { PlannedCondition } from "../feasibility/feasibility.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addBuildRate, isRegulated } from "./labour.ts";

/** Factors on the hours: a narrow task needs about half, a regulated one twice. Assumptions. */
export const narrow = 0.55;
const regulated = 2;

/**
 * Evaluation before the launch: red team, bias, review workflow: hours × rate. The bake-off of models
 * is a line of its own, `model-choice`. A proof of latency, where a condition asks for it, is added.
 */
export function addEvaluation(
  sheet: Sheet,
  plan: Plan,
  path: PathId,
  conditions: readonly PlannedCondition[],
): void {
  const hours = sheet.assume(
    "evaluation.safety-hours",
    "Hours for red team, bias tests and the review workflow.",
  );
  const factor = isRegulated(plan) ? regulated : plan.scope === "narrow" ? narrow : 1;
  sheet.build({
    path,
    id: "evaluation",
    title: "Evaluation before launch",
    doc: "Red team, bias tests, review workflow: hours × rate.",
    category: "evaluation",
    phase: "model-selection",
    amount: add(
      mul(hours, factor, addBuildRate(sheet, plan)),
      ...addConditionHours(sheet, plan, path, conditions, "evaluation"),
    ),
    overruns: true,
    spending: "capex",
  });
}
