import { looks } from "../looks.ts";
import { heightOf, linesOf } from "../row-height.ts";
import type { Cell, Formula } from "../spreadsheet/cell.ts";
import { cellName, columnName } from "../spreadsheet/cell-name.ts";
import type { Print, SheetRow } from "../spreadsheet/sheet.ts";
import type { Style } from "../spreadsheet/style.ts";

/** What is printed on A4 across, in points, with some air for wider letters. */
const pageWidth = 730;
const pageHeight = 490;
/** Of one character of a column's width. */
const pointsOfCharacter = 5.25;

/** A sheet that is written from the top down. */
export class Page {
  /** Of the columns, in characters; sentences and headings run over all of them. */
  readonly widths: readonly number[];
  readonly rows: SheetRow[] = [];
  readonly merged: string[] = [];
  readonly zero: string[] = [];
  /** Rows in which blocks begin, 1-based. */
  private readonly blocks: number[] = [];

  constructor(widths: readonly number[]) {
    this.widths = widths;
  }

  /** Number of the row that is written next, 1-based. */
  get next(): number {
    return this.rows.length + 1;
  }

  /** Adds a row, as high as its cells need; gives its number. */
  add(cells: readonly (Cell | undefined)[], height?: number): number {
    this.rows.push({
      cells,
      ...(height === undefined ? heightOf(cells, this.widths) : { height }),
    });
    return this.rows.length;
  }

  /** An empty row. */
  space(): void {
    this.add([]);
  }

  /** A sentence across the page, as high as it needs: cells that are joined do not grow by themselves. */
  sentence(content: string | Formula, style: Style): void {
    const text = typeof content === "string" ? content : String(content.value);
    const line = this.widths.reduce((sum, width) => sum + width, 0);
    const row = this.add([{ content, style }], 15 * linesOf(text, line * 1.12));
    this.merged.push(`A${row}:${columnName(this.widths.length - 1)}${row}`);
  }

  /** Heading of a block, after an empty row. */
  block(title: string): void {
    this.space();
    this.heading(title);
  }

  /** Heading of a block, with no row before it. */
  heading(title: string): void {
    this.blocks.push(this.next);
    this.add(
      this.widths.map((_, at) => ({
        content: at === 0 ? title : "",
        style: looks.block,
      })),
    );
  }

  /** Puts a sentence across the page into a row that was left empty, 1-based. */
  fill(row: number, content: Formula, style: Style): void {
    this.rows[row - 1] = { cells: [{ content, style }] };
    this.merged.push(`A${row}:${columnName(this.widths.length - 1)}${row}`);
  }

  /** Heads of columns; the first names the rows. */
  heads(titles: readonly string[]): void {
    this.add(
      titles.map((content, at) => ({ content, style: at === 0 ? looks.head : looks.headRight })),
    );
  }

  /** A row that must be nothing but zeros, to the cent: the sum of rows less what the graph says. */
  check(label: string, columns: number, of: (column: string, at: number) => Formula): void {
    const row = this.next;
    this.add([
      { content: label, style: looks.check },
      ...Array.from({ length: columns }, (_, at) => ({
        content: of(columnName(at + 1), at),
        style: { ...looks.check, format: "0.00" },
      })),
    ]);
    this.zero.push(`${cellName(row, 1)}:${cellName(row, columns)}`);
  }

  /**
   * No block on two pages that fits one.
   *
   * @param columns how many are printed
   * @param pages how many it may take; then it is printed smaller where that is needed
   */
  print(columns: number = this.widths.length, pages: number = Number.POSITIVE_INFINITY): Print {
    const across = this.widths
      .slice(0, columns)
      .reduce((sum, width) => sum + width * pointsOfCharacter + 4, 0);
    // What is wider than a page is printed smaller, so that more rows find room.
    let room = pageHeight * Math.max(1, across / pageWidth);
    let broken = this.broken(room);
    while (broken.pages > pages) {
      room *= 1.02;
      broken = this.broken(room);
    }
    const { breaks } = broken;
    const fitting = Math.min(1, pageWidth / across);
    const scale = pageHeight / room;
    // Programs heed breaks where a scale is given. It leaves room across for a wider font.
    return scale < fitting
      ? { breaks, columns, scale: Math.floor(Math.min(scale, 0.82 * fitting) * 100) }
      : { breaks, columns };
  }

  /** Rows that begin a page, and how many pages that makes, with so many points of rows to a page. */
  private broken(room: number): { readonly breaks: readonly number[]; readonly pages: number } {
    const breaks: number[] = [];
    let pages = 1;
    let used = this.heightOf(1, this.blocks[0] ?? this.next);
    for (const [at, row] of this.blocks.entries()) {
      const height = this.heightOf(row, this.blocks[at + 1] ?? this.next);
      if (used + height > room && used > 0) {
        breaks.push(row);
        pages += 1;
        used = 0;
      }
      pages += Math.max(0, Math.ceil((used + height) / room) - 1);
      used = (used + height) % room;
    }
    return { breaks, pages };
  }

  /** Of the rows `from` to `to`, `to` not included, in points. */
  private heightOf(from: number, to: number): number {
    return this.rows.slice(from - 1, to - 1).reduce((sum, { height = 15 }) => sum + height, 0);
  }
}
