import { mul } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addBuildRate, isRegulated } from "./labour.ts";

/** Factors on the hours: a narrow task needs about half, a regulated one twice. Assumptions. */
const narrow = 0.55;
const regulated = 2;

/** Evaluation before the launch: bake-off, red team, bias, review workflow: hours × rate. */
export function addEvaluation(sheet: Sheet, plan: Plan, path: PathId): void {
  const hours = sheet.assume(
    "evaluation.safety-hours",
    "Hours for bake-off, red team, bias tests and the review workflow.",
  );
  const factor = isRegulated(plan) ? regulated : plan.scope === "narrow" ? narrow : 1;
  sheet.build({
    path,
    id: "evaluation",
    title: "Evaluation before launch",
    doc: "Bake-off, red team, bias tests, review workflow: hours × rate.",
    category: "evaluation",
    phase: "model-selection",
    amount: mul(hours, factor, addBuildRate(sheet, plan)),
    overruns: true,
    spending: "capex",
  });
}
