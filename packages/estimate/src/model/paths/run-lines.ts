import { addHosting, addObservability, addSupportPlan } from "../run/infrastructure.ts";
import { addMaintenance, addOnCall, addOperations } from "../run/operations.ts";
import {
  addFallback,
  addHumanReview,
  addRunningEvaluation,
  addSuccessRate,
} from "../run/quality.ts";
import type { PathId } from "../sheet/path.ts";
import { addTotals } from "../totals.ts";
import type { ModelContext } from "./model-context.ts";

/** Adds the running lines that all paths have, and then the sums of the path. */
export function addRunLines(context: ModelContext, path: PathId): void {
  const { sheet, plan, usage, years } = context;
  addHosting(sheet, path);
  addObservability(sheet, path, usage);
  addSupportPlan(sheet, path);
  addRunningEvaluation(sheet, path);
  addHumanReview(sheet, plan, path);
  addOperations(sheet, plan, path);
  addOnCall(sheet, plan, path);
  addMaintenance(sheet, path);
  const success = addSuccessRate(sheet, plan, path);
  addFallback(sheet, plan, path, success);
  addTotals(sheet, plan, path, success, years);
}
