import type { Issue } from "./issue.ts";

/** Columns of the source line that are shown. */
const window = 72;

/**
 * An issue as text for a terminal: the place, the line with the offending part underlined, what is
 * allowed and an example that works.
 *
 * @example
 * formatIssue({
 *   code: "unknown_key", file: "plan.yaml", line: 3, column: 3, endColumn: 7,
 *   message: "`taks` is not a key of `workload`", suggestion: "tasks", sourceLine: "  taks: 200k / month",
 * }).split("\n") // => ["plan.yaml:3:3  `taks` is not a key of `workload`", "  3 |   taks: 200k / month", "    |   ^^^^", "    did you mean  tasks"]
 */
export function formatIssue(issue: Issue): string {
  const lines = [`${visible(issue.file)}:${issue.line}:${issue.column}  ${visible(issue.message)}`];
  const number = String(issue.line);
  const margin = " ".repeat(number.length + 2);
  if (issue.sourceLine !== undefined && issue.sourceLine.trim() !== "") {
    const { shown, before, marks } = cut(issue.sourceLine, issue.column, issue.endColumn);
    lines.push(`  ${number} | ${shown}`, `${margin} | ${" ".repeat(before)}${"^".repeat(marks)}`);
  }
  if (issue.suggestion !== undefined) {
    lines.push(`${margin} did you mean  ${visible(issue.suggestion)}`);
  }
  if (issue.expected !== undefined) lines.push(`${margin} expected  ${visible(issue.expected)}`);
  if (issue.example !== undefined) lines.push(`${margin} example   ${visible(issue.example)}`);
  return lines.join("\n");
}

/** The part of a long line around the offending text, and where to underline it. */
function cut(line: string, column: number, endColumn: number) {
  const from = column + 20 > window ? Math.max(0, column - 1 - 30) : 0;
  const to = Math.min(line.length, from + window);
  const lead = from > 0 ? "..." : "";
  const shown = `${lead}${visible(line.slice(from, to))}${to < line.length ? "..." : ""}`;
  const before = lead.length + [...line.slice(from, column - 1)].length;
  const marked = [...line.slice(column - 1, Math.min(endColumn - 1, to))].length;
  return { shown, before, marks: Math.max(1, marked) };
}

/** Control characters become spaces, so that a document cannot drive the terminal. */
const visible = (text: string): string => text.replaceAll(/[\p{Cc}\p{Bidi_C}]/gu, " ");
