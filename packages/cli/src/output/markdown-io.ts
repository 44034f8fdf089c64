import type { Issue } from "@outlay/document";
import { describeError } from "../describe-error.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { failureMarkdown } from "./failure-markdown.ts";

/**
 * Runs a verb under `--md`: a failure is Markdown on stdout too, beside its text on stderr, so that a
 * comment says that something failed, and never that nothing changed.
 *
 * @param subject what the verb is about: a plan's file
 * @param above a line before the failure, such as a marker
 */
export async function withMarkdown(
  io: Io,
  subject: string,
  above: string,
  run: (io: Io) => Promise<ExitCode>,
): Promise<ExitCode> {
  const issues: Issue[] = [];
  const messages: string[] = [];
  const told: Io = {
    ...io,
    fail(code, message) {
      messages.push(message);
      return io.fail(code, message);
    },
    keepIssues(found) {
      issues.push(...found);
      io.keepIssues?.(found);
    },
  };
  const code = await run(told).catch((error: unknown) => describeError(error, told));
  if (issues.length + messages.length > 0) {
    io.out([above, failureMarkdown(subject, { issues, messages })].join("\n"));
  }
  return code;
}
