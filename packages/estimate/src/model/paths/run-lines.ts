import { addDelayForgone } from "../build/delay-forgone.ts";
import { addGenaiShare } from "../build/product-features.ts";
import { addExit } from "../finance/exit.ts";
import { addPurchaseTax } from "../finance/purchase-tax.ts";
import { addSeats } from "../finance/seats.ts";
import { addTotals } from "../finance/totals.ts";
import { addAuditLog } from "../run/audit-log.ts";
import { addAuditRetrofit } from "../run/audit-retrofit.ts";
import type { EvaluatedPart } from "../run/evaluated-case.ts";
import { addHosting, addObservability } from "../run/infrastructure.ts";
import { addMaintenance } from "../run/maintenance.ts";
import { addOnCall, addOperations } from "../run/operations.ts";
import { addFallback, addHumanReview, addSuccessRate } from "../run/quality.ts";
import { addRunningCertificates } from "../run/running-certificates.ts";
import { addRunningCompliance } from "../run/running-compliance.ts";
import { addRunningEvaluation } from "../run/running-evaluation.ts";
import { addSupportPlan } from "../run/support-plan.ts";
import type { PathId } from "../sheet/path.ts";
import { addRetraining } from "../tuning/retraining.ts";
import type { TrainingCost } from "../tuning/training-cost.ts";
import { addResponseCache } from "../usage/response-cache.ts";
import type { ModelContext } from "./model-context.ts";

/** What some paths have and others lack. */
export interface RunParts {
  /** What training costs on a path that tunes. */
  readonly training?: TrainingCost | undefined;
  /** What one case of the golden set costs. */
  readonly evaluated: readonly EvaluatedPart[];
  /** Months in which models end as announced, from 0. */
  readonly ends: readonly number[];
  /** Whether the weights of its model cannot be had, so that it cannot be taken along. */
  readonly closed: boolean;
}

/** Adds the running lines that all paths have, and then the sums of the path. */
export function addRunLines(context: ModelContext, path: PathId, parts: RunParts): void {
  const { training, evaluated, ends } = parts;
  const { sheet, plan, usage, years } = context;
  addHosting(sheet, path);
  addObservability(sheet, path, usage);
  addSupportPlan(sheet, plan, path);
  addRunningCompliance(sheet, plan, path);
  addRunningCertificates(sheet, plan, path);
  addAuditLog(sheet, plan, path, usage);
  addAuditRetrofit(context, path);
  addRunningEvaluation(sheet, plan, path, evaluated);
  addResponseCache(sheet, plan, path);
  addHumanReview(sheet, plan, path);
  addOperations(sheet, plan, path);
  addOnCall(sheet, plan, path);
  if (training !== undefined) addRetraining(sheet, plan, { path, training, years, ends });
  addMaintenance(sheet, plan, path);
  addSeats(sheet, plan, path);
  addExit(context, path, parts.closed);
  addPurchaseTax(sheet, plan, path);
  const success = addSuccessRate(sheet, plan, path);
  addFallback(sheet, plan, path, success);
  addTotals(context, path, success);
  addGenaiShare(sheet, plan, path);
  addDelayForgone(sheet, plan, path, success);
}
