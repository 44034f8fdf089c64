import { add, mul, type Term } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addBuildRate, addScope, isRegulated } from "./labour.ts";

/** Compliance before the launch: a base × scope, hours by regime, an audit trail, outside fees. */
export function addCompliance(sheet: Sheet, plan: Plan, path: PathId): void {
  const regimes = plan.compliance?.regimes ?? [];
  const base = sheet.assume(
    "compliance.base",
    "Hours for the review of vendors and the data-protection assessment.",
  );
  const hours: Term[] = [
    mul(base, addScope(sheet, plan)),
    ...regimes.map((regime) => sheet.assume(`compliance.${regime}`, `Hours for ${regime}.`)),
  ];
  if (isRegulated(plan)) {
    hours.push(sheet.assume("observability.audit-build", "Hours for the audit trail."));
  }
  sheet.build({
    path,
    id: "compliance",
    title: "Compliance",
    doc: "Assessment, regimes, audit trail: hours × rate.",
    category: "compliance",
    phase: "deployment",
    amount: mul(add(...hours), addBuildRate(sheet, plan)),
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
    bought: true,
    amount: sheet.assume("compliance.external-fees", "Fees of outside testers and lawyers."),
    overruns: false,
    spending: "opex",
  });
}
