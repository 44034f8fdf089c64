import { add, type Expression, mul } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** USD for one hour of the people who build and run it. */
export const addRate = (sheet: Sheet, plan: Plan): Expression =>
  sheet.believe({
    id: "people.rate",
    doc: "Blended rate of the people who build and run it.",
    plan: plan.people?.rate,
    default: "labour.rate.blended",
  });

/** USD for one hour of work on the build, with its share of project lead, QA and design. */
export function addBuildRate(sheet: Sheet, plan: Plan): Expression {
  if (sheet.graph.has("people.build-rate")) return { op: "node", id: "people.build-rate" };
  const overhead = sheet.assume(
    "labour.delivery-overhead",
    "Hours of project lead, QA and design for each hour of building.",
  );
  return sheet.step(
    "people.build-rate",
    "USD / hour",
    "One hour of building, delivery overhead included: rate × (1 + overhead).",
    mul(addRate(sheet, plan), add(1, overhead)),
  );
}

/** Factor on the hours that grow with what the system has to do. */
export const addScope = (sheet: Sheet, plan: Plan): Expression =>
  plan.scope === undefined
    ? sheet.assume("scope.multiplier", "Size of the build against one assistant.")
    : sheet.assume(
        `scope.${plan.scope}`,
        `Size of the build against one assistant: ${plan.scope}.`,
      );

/** Regimes beyond data protection, under which evaluation, review and records cost more. */
export const isRegulated = (plan: Plan): boolean =>
  (plan.compliance?.regimes ?? []).some((regime) => regime !== "gdpr");
