import { type OwnReport, ownLines, SOON } from "./own-report.ts";

/** Rows that a comment under a pull request has room for. */
const MOST_ROWS = 30;

/**
 * A book by itself as Markdown: that it passes, how old it is, what has ended; then what soon will.
 *
 * @param summary leave out the table of what soon ends
 */
export function ownMarkdown(report: OwnReport, summary: boolean): string {
  const [title, ...lines] = ownLines(report, summary);
  const { soon } = report;
  const left = soon.length - MOST_ROWS;
  const cell = (text: string): string => text.replaceAll("|", "\\|");
  const rows = soon
    .slice(0, MOST_ROWS)
    .map(
      ({ provider, model, ends, replacement }) =>
        `| ${ends} | ${cell(`${provider}/${model}`)} | ${cell(replacement ?? "")} |`,
    );
  return [
    `**Price check**: ${title}`,
    lines.map((line) => `- ${line}`).join("\n"),
    ...(summary || soon.length === 0
      ? []
      : [
          [
            `| ends within ${SOON} days | model | its vendor recommends |`,
            "| --- | --- | --- |",
            ...rows,
          ].join("\n"),
        ]),
    ...(left > 0 && !summary ? [`… and ${left} more.`] : []),
  ].join("\n\n");
}
