import { fail, type Outcome, ok } from "@outlay/document";
import { type ApprovalFailure, type Approvals, readApprovals } from "@outlay/estimate";
import type { Io } from "../../io.ts";

/** The approved versions of a plan, as they lie beside it. */
export interface ApprovalsFile {
  readonly path: string;
  /** The text of the file; undefined where there is none. */
  readonly text: string | undefined;
  readonly approvals: Approvals | undefined;
}

/**
 * Where the approved versions of a plan lie.
 *
 * @example
 * approvalsPath("plans/plan.yaml") // => "plans/plan.yaml.approved.json"
 */
export const approvalsPath = (plan: string): string => `${plan}.approved.json`;

/**
 * Reads the approved versions of a plan; none is no failure.
 *
 * @returns the sentence that says why a file that is there is not used
 */
export async function readApprovalsFile(
  plan: string,
  io: Io,
): Promise<Outcome<ApprovalsFile, string>> {
  const path = approvalsPath(plan);
  let text: string;
  try {
    text = await io.read(path);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "ENOENT") throw error;
    return ok({ path, text: undefined, approvals: undefined });
  }
  const read = readApprovals(text);
  return read.ok ? ok({ path, text, approvals: read.value }) : fail(failureWords(path, read.error));
}

function failureWords(path: string, failure: ApprovalFailure): string {
  const mend = "Bring it back from version control, or move it away to start anew.";
  switch (failure.code) {
    case "not-json":
      return `${path} is not JSON (${failure.message}), so it is left as it is. ${mend}`;
    case "not-approvals":
      return `${path} holds no approved versions of Outlay, so it is left as it is. Move it away, or rename the plan.`;
    case "newer":
      return `${path} was written by a newer Outlay (schemaVersion ${failure.schemaVersion}). Update this one.`;
    case "damaged":
      return `${path} is not as Outlay wrote it: version ${failure.version} was changed, or one before it is missing. It is left as it is. ${mend}`;
  }
}
