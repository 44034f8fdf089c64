import { type Place, placeOf, type Source, toSource } from "@outlay/document";

/** A cell with its text and where it stands. */
export interface CsvCell {
  readonly text: string;
  /** Offset in the text of the file. */
  readonly start: number;
  readonly end: number;
  /** Its quotes do not end, or something stands behind them: where it ends is anyone's guess. */
  readonly unclear?: true;
}

/** A table of cells, and the text that they stand in. */
export interface CsvCells {
  readonly source: Source;
  /** Lines that are not empty. */
  readonly lines: readonly (readonly CsvCell[])[];
}

/**
 * The cells of a text with commas: quotes around a cell, doubled inside; lines end with LF or CRLF. A
 * byte order mark is passed over. Blanks around a cell do not count.
 */
export function csvCells(text: string, file: string): CsvCells {
  const source = toSource(text, file);
  const lines: CsvCell[][] = [];
  let line: CsvCell[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  for (;;) {
    const cell = readCell(text, at);
    line.push(cell.cell);
    at = cell.next;
    if (text[at] === ",") {
      at += 1;
      continue;
    }
    if (line.some(({ text: words }) => words !== "")) lines.push(line);
    line = [];
    if (at >= text.length) return { source, lines };
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
}

/** Where a cell stands, for a message. */
export const placeOfCell = ({ source }: CsvCells, { start, end }: CsvCell): Place =>
  placeOf({ source, start, end });

function readCell(text: string, from: number): { readonly cell: CsvCell; readonly next: number } {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at += 1;
  if (text[at] !== '"') {
    let next = at;
    while (next < text.length && !",\r\n".includes(text[next] ?? "")) next += 1;
    const words = text.slice(at, next).trimEnd();
    return { cell: { text: words, start: at, end: at + words.length }, next };
  }
  const start = at;
  let words = "";
  at += 1;
  while (at < text.length) {
    if (text[at] === '"' && text[at + 1] !== '"') break;
    if (text[at] === '"') at += 1;
    words += text[at];
    at += 1;
  }
  const end = Math.min(at + 1, text.length);
  let next = end;
  while (next < text.length && !",\r\n".includes(text[next] ?? "")) next += 1;
  const unclear = at >= text.length || text.slice(end, next).trim() !== "";
  return { cell: { text: words.trim(), start, end, ...(unclear && { unclear }) }, next };
}
