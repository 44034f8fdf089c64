import { add, type Expression, mul, type Term } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { addConditionHours } from "../feasibility/condition-hours.ts";
import type { PlannedCondition } from "../feasibility/feasibility.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addAuditTrail, hasAuditTrail, isRetrofitted } from "./audit-trail.ts";
import { addBuildRate, addScope, effortOf, isRegulated } from "./labour.ts";

/**
 * Compliance before the launch, each part hours × rate: a base × scope, each regime, the audit trail
 * unless it is added later, and what the conditions of the path ask for; and outside fees.
 *
 * The parts are nodes `<path>.compliance.{base,<regime>,audit-trail}` and `<path>.condition.<id>`.
 */
export function addCompliance(
  sheet: Sheet,
  plan: Plan,
  path: PathId,
  conditions: readonly PlannedCondition[],
): void {
  const regimes = [...new Set(plan.compliance?.regimes ?? [])];
  const rate = addBuildRate(sheet, plan);
  const part = (id: string, doc: string, ...hours: readonly Term[]): Expression =>
    sheet.step(`${path}.compliance.${id}`, "USD", `${doc} Hours × rate.`, mul(...hours, rate));
  const base = sheet.assume(
    "compliance.base",
    "Hours for the review of vendors and the data-protection assessment.",
  );
  const amounts: Expression[] = [
    part("base", "Review of vendors, data-protection assessment.", base, addScope(sheet, plan)),
    ...regimes.map((regime) =>
      part(
        regime,
        `${regime}.`,
        sheet.assume(`compliance.${effortOf(regime)}`, `Hours for ${effortOf(regime)}.`),
      ),
    ),
    ...(hasAuditTrail(plan) && !isRetrofitted(plan) ? [addAuditTrail(sheet, plan, path)] : []),
    ...addConditionHours(sheet, plan, path, conditions, "compliance"),
  ];
  sheet.build({
    path,
    id: "compliance",
    title: "Compliance",
    doc: "Assessment, regimes, audit trail, conditions of the path: hours × rate.",
    category: "compliance",
    phase: "deployment",
    amount: add(...amounts),
    overruns: true,
    spending: "opex",
  });
  if (!isRegulated(plan)) return;
  sheet.build({
    path,
    id: "compliance-fees",
    title: "Compliance, outside fees",
    doc: "Penetration test, legal review.",
    category: "compliance",
    phase: "deployment",
    amount: sheet.assume("compliance.external-fees", "Fees of outside testers and lawyers."),
    overruns: false,
    spending: "opex",
    bought: true,
  });
}
