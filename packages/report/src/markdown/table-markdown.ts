import type { Cell, Row, Table, Text } from "../document/block.ts";
import { escapeMarkdown, textMarkdown } from "./text-markdown.ts";

/** A table with its caption above and its notes below; columns are as wide as their widest cell. */
export function tableMarkdown({ caption, columns, rows, notes }: Table): string {
  const head = columns.map(({ title }) => escapeMarkdown(title));
  const lines = rows.map((row) => cellsOf(row, columns.length));
  const widths = columns.map((_, at) =>
    Math.max(3, ...[head, ...lines].map((cells) => (cells[at] ?? "").length)),
  );
  const lineOf = (cells: readonly string[]): string =>
    `| ${columns.map(({ align }, at) => padded(cells[at] ?? "", widths[at] ?? 0, align)).join(" | ")} |`;
  const rule = columns.map(({ align }, at) => {
    const dashes = "-".repeat((widths[at] ?? 3) - 1);
    return align === "right" ? `${dashes}:` : `${dashes}-`;
  });
  return [
    `**${escapeMarkdown(caption)}**`,
    [lineOf(head), `| ${rule.join(" | ")} |`, ...lines.map(lineOf)].join("\n"),
    ...notes.map(textMarkdown),
  ].join("\n\n");
}

const padded = (text: string, width: number, align: "left" | "right"): string =>
  align === "right" ? text.padStart(width) : text.padEnd(width);

function cellsOf({ kind, cells }: Row, columns: number): string[] {
  const words = cells.map(cellMarkdown);
  if (kind !== "group" && kind !== "sum") return words;
  const strong = words.map((cell) => (cell === "" ? "" : `**${cell}**`));
  return kind === "group" ? [...strong, ...Array(columns - 1).fill("")] : strong;
}

/** A pipe ends a cell, even one inside code. */
const cellMarkdown = (cell: Cell): string => cellText(cell).replace(/(?<!\\)\|/g, "\\|");

const cellText = (cell: Cell): string =>
  typeof cell === "object" && "kind" in cell
    ? escapeMarkdown(cell.text)
    : textMarkdown(cell as Text);
