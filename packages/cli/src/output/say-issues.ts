import { formatIssue, type Issue } from "@outlay/document";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";

const most = 20;

/**
 * Tells what is wrong with a document on stderr, the first 20 issues in full.
 *
 * @returns 2 (bad input), so that a verb can `return sayIssues(io, issues)`
 */
export const sayIssues = (io: Io, issues: readonly Issue[]): ExitCode => {
  io.keepIssues?.(issues);
  for (const issue of issues.slice(0, most)) io.say(`${formatIssue(issue)}\n`);
  const left = issues.length - most;
  if (left > 0) io.say(`and ${left} more ${left === 1 ? "issue" : "issues"}.`);
  return exitCode.usage;
};
