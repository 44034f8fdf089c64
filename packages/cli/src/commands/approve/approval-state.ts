import { fail } from "@outlay/document";
import { type ApprovalState, changesSince, type Estimated, parsePlan } from "@outlay/estimate";
import { estimateFacts } from "../../catalog/estimate-facts.ts";
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
  return changesSince(baseline, plan.value, estimated, {
    facts: estimateFacts(),
    outlay: version,
    planText,
    ...(request.path === undefined ? {} : { path: request.path }),
  });
}
