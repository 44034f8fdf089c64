import type { Report, Section } from "../document/block.ts";
import { blockMarkdown } from "./block-markdown.ts";
import { escapeMarkdown, textMarkdown } from "./text-markdown.ts";

/** Who made it: `Outlay 0.1.0`. */
export interface MarkdownOptions {
  readonly generator: string;
}

/**
 * A report as GitHub-flavoured Markdown; charts stand there as their tables. Its first line is a comment
 * that nobody sees, by which a later run knows the file as its own.
 */
export function reportMarkdown(report: Report, { generator }: MarkdownOptions): string {
  const { title, subtitle, sections, colophon } = report;
  return [
    `<!-- ${generator.replaceAll("--", "- -")}: outlay report --md -->`,
    `# ${escapeMarkdown(title)}`,
    escapeMarkdown(subtitle),
    ...sections.flatMap(sectionMarkdown),
    "## How this report was made",
    ...colophon.map(textMarkdown),
    "",
  ]
    .join("\n\n")
    .trimEnd()
    .concat("\n");
}

const sectionMarkdown = ({ title, place, blocks }: Section): string[] => [
  `## ${place === "appendix" ? "Appendix: " : ""}${escapeMarkdown(title)}`,
  ...blocks.map(blockMarkdown),
];
