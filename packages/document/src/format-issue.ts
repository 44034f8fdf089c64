import type { Issue } from "./issue.ts";

/** Columns of the source line that are shown. */
const window = 60;
/** Columns a line of words may have. */
const width = 80;

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
  const hint = (label: string, text: string | undefined) => {
    if (text !== undefined) lines.push(...hanging(`${margin} ${label}`, visible(text)));
  };
  hint("did you mean  ", issue.suggestion);
  hint("expected  ", issue.expected);
  hint("example   ", issue.example);
  return lines.join("\n");
}

/** A label and its text, whose further lines stand below the first word. */
function hanging(label: string, text: string): string[] {
  const lines: string[] = [];
  let line = label;
  let empty = true;
  for (const word of text.split(" ")) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = " ".repeat(label.length) + word;
    } else {
      line += empty ? word : ` ${word}`;
      empty = false;
    }
  }
  return [...lines, line];
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
