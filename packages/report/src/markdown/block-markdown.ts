import type { Block } from "../document/block.ts";
import { tableMarkdown } from "./table-markdown.ts";
import { escapeMarkdown, textMarkdown } from "./text-markdown.ts";

const tones = { warning: "WARNING", note: "NOTE" } as const;

/** One block of a section; a chart is its words and its table. */
export function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `### ${escapeMarkdown(block.text)}`;
    case "paragraph":
      return textMarkdown(block.text);
    case "callout":
      return `> [!${tones[block.tone]}]\n> ${textMarkdown(block.text)}`;
    case "list":
      return block.items.map((item) => `- ${textMarkdown(item)}`).join("\n");
    case "key-figures":
      return block.figures
        .map(
          ({ label, figure, meaning }) =>
            `- **${escapeMarkdown(label)}: ${escapeMarkdown(figure)}.** ${textMarkdown(meaning)}`,
        )
        .join("\n");
    case "chart":
      return [
        `### ${escapeMarkdown(block.chart.title)}`,
        escapeMarkdown(block.chart.description),
        tableMarkdown(block.table),
      ].join("\n\n");
    case "table":
      return tableMarkdown(block);
  }
}
