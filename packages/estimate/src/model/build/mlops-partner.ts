import { mul } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { isApi, type PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addBuildRate } from "./labour.ts";

/**
 * A partner who runs the machines in the first months and hands them over, for a team that has never
 * done it or has done little: hours × rate. No line on paths through an API, nor where the plan says
 * that there is a team, or says nothing.
 *
 * The overrun is not applied: a partner is bought for a time, and its hours do not grow with those of the
 * build.
 */
export function addMlopsPartner(sheet: Sheet, plan: Plan, path: PathId): void {
  const mlops = plan.people?.mlops;
  if (isApi(path) || mlops === undefined || mlops === "team") return;
  const hours = sheet.assume(
    mlops === "none" ? "mlops.partner" : "mlops.partner.some",
    "Hours of a partner who runs the machines in the first months.",
  );
  sheet.build({
    path,
    id: "mlops-partner",
    title: "Partner for running machines",
    doc: "A partner who runs the machines in the first months and hands them over: hours × rate.",
    category: "operations",
    phase: "deployment",
    bought: true,
    amount: mul(hours, addBuildRate(sheet, plan)),
    overruns: false,
    spending: "opex",
  });
}
