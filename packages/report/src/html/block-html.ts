import type { Chart } from "@outlay/charts";
import type { Block, KeyFigure, Table } from "../document/block.ts";
import { escapeHtml } from "./escape-html.ts";
import { tableHtml } from "./table-html.ts";
import { textHtml } from "./text-html.ts";

/** Widths that a picture is drawn for, in CSS pixels: for a page or a wide screen, and for a phone. */
export const pictureWidths = { wide: 720, narrow: 350 } as const;

/** Draws a chart as SVG text, so many CSS pixels wide; ids inside differ from one width to the other. */
export type Draw = (chart: Chart, width: number) => string;

const tones = { warning: "Warning", note: "Note" } as const;

/** More rows than these are opened by who wants them. */
const openRows = 40;

/** More rows than these stay out of the printed page, where the picture says it. */
const printedRows = 24;

/**
 * One block of a section.
 *
 * @param id unique in the page, for what the block needs to refer to
 */
export function blockHtml(block: Block, id: string, draw: Draw): string {
  switch (block.kind) {
    case "heading":
      return `<h3>${escapeHtml(block.text)}</h3>`;
    case "paragraph":
      return `<p>${textHtml(block.text)}</p>`;
    case "callout":
      return `<div class="callout ${block.tone}" role="note"><p><strong class="tone">${tones[block.tone]}</strong> ${textHtml(block.text)}</p></div>`;
    case "list":
      return `<ul>\n${block.items.map((item) => `<li>${textHtml(item)}</li>`).join("\n")}\n</ul>`;
    case "key-figures":
      return `<dl class="key-figures by-${columnsOf(block.figures.length)}">\n${block.figures.map(keyFigureHtml).join("\n")}\n</dl>`;
    case "chart":
      return exhibitHtml(
        block.chart,
        tableHtml(block.table, `${id}-table`, block.chart.title),
        draw,
        {
          printed: block.table.rows.length <= printedRows,
        },
      );
    case "table":
      return block.rows.length > openRows ? longTableHtml(block, id) : tableHtml(block, id);
  }
}

/** A long table is opened by who wants it; on paper it is open. */
const longTableHtml = (table: Table, id: string): string =>
  [
    `<details class="long"><summary>${escapeHtml(table.caption)} (${table.rows.length} rows)</summary>`,
    tableHtml(table, id, table.caption),
    "</details>",
  ].join("\n");

/** Columns that leave no figure alone in its row: 4 beside one another, 6 in two rows. */
const columnsOf = (count: number): number =>
  count % 3 === 0 || count === 5 ? 3 : count % 4 === 0 || count === 7 ? 4 : count < 3 ? 2 : 3;

function keyFigureHtml({ label, figure, meaning, node }: KeyFigure): string {
  const behind = node === undefined ? "" : ` title="${escapeHtml(node)}"`;
  return `<div><dt>${escapeHtml(label)}</dt><dd class="figure"${behind}>${escapeHtml(figure)}</dd><dd class="meaning">${textHtml(meaning)}</dd></div>`;
}

/** A picture in two widths, of which the page shows the one that fits, and its figures as a table. */
function exhibitHtml(
  chart: Chart,
  table: string,
  draw: Draw,
  { printed }: { readonly printed: boolean },
): string {
  const id = escapeHtml(chart.id);
  const pictures = (["wide", "narrow"] as const).map((size) => {
    const svg = draw(chart, pictureWidths[size]);
    return `<div class="picture ${size}">${svg}</div>`;
  });
  return [
    `<div class="exhibit" id="${id}">`,
    `<figure><figcaption><span class="title">${escapeHtml(chart.title)}</span> <span class="reading">${escapeHtml(chart.description)}</span></figcaption>`,
    ...pictures,
    "</figure>",
    `<details${printed ? "" : ' class="screen-only"'}><summary>The figures as a table</summary>`,
    table,
    "</details>",
    ...(printed
      ? []
      : ['<p class="paper-only table-note">Its figures are in the report as a web page.</p>']),
    "</div>",
  ].join("\n");
}
