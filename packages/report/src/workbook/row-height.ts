import type { Cell } from "./spreadsheet/cell.ts";

/** Points of one line of text. */
const line = 15;
/** Points of the highest row that a spreadsheet has. */
const highest = 409;

/** How many lines a text takes in so many characters, words unbroken. */
export const linesOf = (text: string, width: number): number =>
  text.split("\n").reduce((sum, part) => sum + linesOfOne(part, width), 0);

function linesOfOne(text: string, width: number): number {
  let lines = 1;
  let left = width;
  for (const word of text.split(" ")) {
    if (word.length > left && left < width) {
      lines += 1;
      left = width;
    }
    left -= word.length + 1;
  }
  return lines;
}

/**
 * The height of a row with cells that wrap, in points; nothing where one line is enough. Not every
 * program makes rows fit by itself.
 *
 * @param widths of the columns, in characters
 */
export function heightOf(
  cells: readonly (Cell | undefined)[],
  widths: readonly number[],
): { readonly height?: number } {
  const lines = cells.map((cell, at) =>
    typeof cell?.content === "string" && cell.style?.wrap === true
      ? linesOf(cell.content, (widths[at] ?? 10) * (cell.style.bold === true ? 0.95 : 1.1))
      : 1,
  );
  const most = Math.max(1, ...lines);
  return most === 1 ? {} : { height: Math.min(highest, most * line) };
}
