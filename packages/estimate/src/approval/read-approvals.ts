import { fail, type Outcome, ok } from "@outlay/document";
import { sealOf } from "./approve-estimate.ts";
import type { Approvals, ApprovedVersion } from "./approved-version.ts";

/**
 * Why a file is not one of ours, or no longer as we wrote it: `not-json`; `not-approvals`, another
 * file; `newer`, of an Outlay to come; `damaged`, a version has changed or is missing.
 */
export type ApprovalFailure =
  | { readonly code: "not-json"; readonly message: string }
  | { readonly code: "not-approvals" }
  | { readonly code: "newer"; readonly schemaVersion: number }
  | { readonly code: "damaged"; readonly version: number };

/** Keys of which each version must have one of the type. */
const keys: Readonly<Record<string, string>> = {
  at: "string",
  outlay: "string",
  seed: "number",
  draws: "number",
  planText: "string",
  planSha256: "string",
  resultSha256: "string",
};

/** Reads the approved versions of a plan, and holds each against its hash. */
export function readApprovals(text: string): Outcome<Approvals, ApprovalFailure> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail({ code: "not-json", message: (error as Error).message });
  }
  if (!isObject(value) || value["kind"] !== "outlay-approvals") {
    return fail({ code: "not-approvals" });
  }
  const { schemaVersion, versions } = value;
  if (typeof schemaVersion === "number" && schemaVersion > 1) {
    return fail({ code: "newer", schemaVersion });
  }
  if (schemaVersion !== 1 || !Array.isArray(versions) || versions.length === 0) {
    return fail({ code: "not-approvals" });
  }
  for (const [at, version] of versions.entries()) {
    const previous = at === 0 ? undefined : (versions[at - 1] as ApprovedVersion);
    if (!isWhole(version, at + 1, previous)) return fail({ code: "damaged", version: at + 1 });
  }
  return ok(value as unknown as Approvals);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isWhole(value: unknown, number: number, previous: ApprovedVersion | undefined): boolean {
  return (
    isObject(value) &&
    value["version"] === number &&
    value["sha256"] === sealOf(value) &&
    value["previousSha256"] === previous?.sha256 &&
    Array.isArray(value["paths"]) &&
    Array.isArray(value["inputs"]) &&
    Object.entries(keys).every(([key, type]) => typeof value[key] === type)
  );
}
