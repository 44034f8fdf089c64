import { fail } from "@outlay/document";
import { type ApprovalState, changesSince, type Estimated, parsePlan } from "@outlay/estimate";
import { planFacts } from "../../catalog/plan-facts.ts";
import type { Io } from "../../io.ts";
import { version } from "../../version.ts";
import type { PlanRequest } from "../estimate/run-estimate.ts";
import { approvalsPath, readApprovalsFile } from "./approvals-file.ts";

/**
 * What has changed since the plan was approved; undefined where it never was, or comes from stdin. A
 * file of approvals that cannot be used is told on stderr, and the estimate goes on.
 */
export async function approvalState(
  request: PlanRequest,
  estimated: Estimated,
  io: Io,
): Promise<ApprovalState | undefined> {
  if (request.plan === "-") return undefined;
  const file = await readApprovalsFile(request.plan, io).catch((error: { code?: unknown }) =>
    typeof error.code === "string"
      ? fail(`${approvalsPath(request.plan)} cannot be read (${error.code}).`)
      : Promise.reject(error),
  );
  if (!file.ok) {
    io.say(`Not held against an approved version: ${file.error}`);
    return undefined;
  }
  const baseline = file.value.approvals?.versions.at(-1);
  if (baseline === undefined) return undefined;
  const planText = await io.read(request.plan);
  const plan = parsePlan(planText, request.plan, { set: request.set });
  if (!plan.ok) return undefined;
  const approved = parsePlan(baseline.planText, request.plan);
  const plans = [plan, approved].flatMap((read) =>
    read.ok ? [{ plan: read.value, file: request.plan }] : [],
  );
  const facts = await planFacts(plans, io).catch((error: { code?: unknown }) => {
    // The contract of the approved text may be gone; what the plan of today names was read before.
    if (typeof error.code !== "string") throw error;
    return planFacts(plans.slice(0, 1), io);
  });
  if (facts === undefined) return undefined;
  return changesSince(baseline, plan.value, estimated, {
    facts,
    outlay: version,
    planText,
    ...(request.path === undefined ? {} : { path: request.path }),
  });
}
