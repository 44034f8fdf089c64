import type { Issue } from "@outlay/document";
import { markdownCode, markdownText } from "./markdown.ts";

/** Issues that are shown. */
const most = 5;

/** Longest text of a message that is shown. */
const longest = 300;

/** What went wrong: issues of a document, else sentences. */
export interface Failures {
  readonly issues: readonly Issue[];
  readonly messages: readonly string[];
}

/**
 * A failure as Markdown: it says that nothing is known, and never shows a figure.
 *
 * @param subject what could not be done: a plan's file
 */
export function failureMarkdown(subject: string, { issues, messages }: Failures): string {
  const told = [
    ...issues.map(
      ({ file, line, column, message, expected }) =>
        `${markdownCode(short(`${file}:${line}:${column}`))} ${markdownText(short(message))}${expected === undefined ? "" : ` (expected: ${markdownText(short(expected))})`}`,
    ),
    ...messages.map((message) => markdownText(short(message))),
  ];
  const left = told.length - most;
  return [
    `**✗ Not calculated: ${markdownCode(short(subject))}. Its cost is not known.**`,
    [
      ...told.slice(0, most).map((each) => `- ${each}`),
      ...(left > 0 ? [`- and ${left} more`] : []),
    ].join("\n"),
  ].join("\n\n");
}

/** The head of a text that is too long. */
export const short = (text: string): string =>
  text.length <= longest ? text : `${[...text].slice(0, longest).join("")}…`;
