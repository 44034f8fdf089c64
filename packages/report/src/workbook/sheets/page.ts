import { looks } from "../looks.ts";
import type { Cell, Formula } from "../spreadsheet/cell.ts";
import { cellName, columnName } from "../spreadsheet/cell-name.ts";
import type { SheetRow } from "../spreadsheet/sheet.ts";
import type { Style } from "../spreadsheet/style.ts";

/** Characters of a sentence that fit a line, for each column's share of it. */
const firstColumn = 50;
const otherColumn = 19;
const lineHeight = 15;

/** A sheet that is written from the top down. */
export class Page {
  /** Columns that sentences and headings run over. */
  readonly width: number;
  readonly rows: SheetRow[] = [];
  readonly merged: string[] = [];
  readonly zero: string[] = [];

  constructor(width: number) {
    this.width = width;
  }

  /** Number of the row that is written next, 1-based. */
  get next(): number {
    return this.rows.length + 1;
  }

  /** Adds a row; gives its number. */
  add(cells: readonly (Cell | undefined)[], height?: number): number {
    this.rows.push(height === undefined ? { cells } : { cells, height });
    return this.rows.length;
  }

  /** An empty row. */
  space(): void {
    this.add([]);
  }

  /** A sentence across the page, as high as it needs: cells that are joined do not grow by themselves. */
  sentence(content: string | Formula, style: Style): void {
    const text = typeof content === "string" ? content : String(content.value);
    const line = firstColumn + (this.width - 1) * otherColumn;
    const row = this.add([{ content, style }], lineHeight * Math.ceil((text.length * 1.05) / line));
    this.merged.push(`A${row}:${columnName(this.width - 1)}${row}`);
  }

  /** Heading of a block, after an empty row. */
  block(title: string): void {
    this.space();
    this.add(
      Array.from({ length: this.width }, (_, at) => ({
        content: at === 0 ? title : "",
        style: looks.block,
      })),
    );
  }

  /** Heads of columns; the first names the rows. */
  heads(titles: readonly string[]): void {
    this.add(
      titles.map((content, at) => ({ content, style: at === 0 ? looks.head : looks.headRight })),
    );
  }

  /** A row that must be nothing but zeros, to the cent: the sum of rows less what the graph says. */
  check(label: string, columns: number, of: (column: string) => Formula): void {
    const row = this.next;
    this.add([
      { content: label, style: looks.check },
      ...Array.from({ length: columns }, (_, at) => ({
        content: of(columnName(at + 1)),
        style: { ...looks.check, format: "0.00" },
      })),
    ]);
    this.zero.push(`${cellName(row, 1)}:${cellName(row, columns)}`);
  }
}
