import type { Cell, Row, Table, Text } from "../document/block.ts";
import { escapeHtml } from "./escape-html.ts";
import { textHtml } from "./text-html.ts";

/** From how many columns on a table is set smaller on paper. */
const wideColumns = 6;

/** Up to how many columns, without sentences in them, a table fits the narrowest screen. */
const fittingColumns = 2;

/** The same with sentences in them. */
const shortWordyRows = 8;

/** More letters than these are no figure. */
const figureLetters = 16;

const right = ' class="right"';

/** Up to how many rows, without sentences in them, a table stays on one page of paper. */
const shortRows = 16;

/** From how many letters on the cells of a column are sentences, which need room to be read. */
const wordyLetters = 48;

/**
 * A table with its caption, a heading for each column and row, and its notes, in a box of its own that
 * scrolls where the screen is narrower than the table.
 *
 * @param id unique in the page
 * @param under the words that stand over it already: a caption that says the same is there for who does
 * not see the page
 */
export function tableHtml(table: Table, id: string, under?: string): string {
  const { caption, columns, rows, notes } = table;
  const classes = columns.map((_, at) => classOf(table, at));
  const wide = columns.length >= wideColumns ? " wide" : "";
  const wordy = classes.some((style) => style.includes("wordy"));
  const scrolls = wordy || columns.length > fittingColumns;
  const short = rows.length <= (wordy ? shortWordyRows : shortRows) ? " short" : "";
  return [
    `<div class="table${wide}${short}">`,
    `<div class="scroll"${scrolls ? ` role="region" aria-labelledby="${id}" tabindex="0"` : ""}>`,
    "<table>",
    `<caption id="${id}"${caption === under ? ' class="unseen"' : ""}><span>${escapeHtml(caption)}</span></caption>`,
    `<thead><tr>${columns.map(({ title }, at) => headHtml(title, classes[at] ?? "")).join("")}</tr></thead>`,
    ...bodiesOf(table).map(
      (rows) => `<tbody>\n${rows.map((row) => rowHtml(row, classes)).join("\n")}\n</tbody>`,
    ),
    "</table>",
    "</div>",
    ...notes.map((note) => `<p class="table-note">${textHtml(note)}</p>`),
    "</div>",
  ].join("\n");
}

/** Rows up to the next group, so that its heading belongs to them. */
function bodiesOf({ rows }: Table): Row[][] {
  const bodies: Row[][] = [];
  for (const row of rows) {
    if (row.kind === "group" || bodies.length === 0) bodies.push([]);
    bodies.at(-1)?.push(row);
  }
  return bodies;
}

/** Figures stand to the right; a column of sentences is at least as wide as they need. */
function classOf({ columns, rows }: Table, at: number): string {
  if (columns[at]?.align === "right") return right;
  const letters = rows.map(({ kind, cells }) => (kind === "group" ? 0 : lengthOf(cells[at] ?? "")));
  return Math.max(0, ...letters) >= wordyLetters ? ' class="wordy"' : "";
}

function lengthOf(cell: Cell): number {
  if (typeof cell === "string") return cell.length;
  if (isFigure(cell)) return cell.text.length;
  return cell.reduce((sum, run) => sum + (typeof run === "string" ? run : run.text).length, 0);
}

const headHtml = (title: string, style: string): string =>
  title === "" ? `<td${style}></td>` : `<th scope="col"${style}>${escapeHtml(title)}</th>`;

function rowHtml({ kind, cells }: Row, classes: readonly string[]): string {
  const style = kind === "plain" ? "" : ` class="${kind}"`;
  const [first = "", ...others] = cells;
  if (kind === "group") {
    return `<tr${style}><th scope="rowgroup" colspan="${classes.length}">${cellHtml(first)}</th></tr>`;
  }
  const inside = others.map(
    (cell, at) => `<td${cellStyle(cell, classes[at + 1] ?? "")}>${cellHtml(cell)}</td>`,
  );
  return `<tr${style}><th scope="row"${classes[0] ?? ""}>${cellHtml(first)}</th>${inside.join("")}</tr>`;
}

/** Words among figures may break; a figure, with its unit, does not. */
const cellStyle = (cell: Cell, style: string): string =>
  style === right && !isFigure(cell) && lengthOf(cell) > figureLetters
    ? ' class="right words"'
    : style;

const isFigure = (cell: Cell): cell is Exclude<Cell, Text> =>
  typeof cell === "object" && "kind" in cell;

/** A figure keeps the number behind its words, and shows it, with its node, to who points at it. */
function cellHtml(cell: Cell): string {
  if (!isFigure(cell)) return textHtml(cell);
  const { text, value, node } = cell;
  const behind = node === undefined ? `${value}` : `${value} (${node})`;
  return `<data value="${value}" title="${escapeHtml(behind)}">${escapeHtml(text)}</data>`;
}
