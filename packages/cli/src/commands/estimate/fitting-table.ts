import type { Colour } from "../../output/colour.ts";
import { displayWidth } from "../../output/display-width.ts";
import { type Column, table } from "../../output/table.ts";
import { wrapLines } from "../../output/wrap.ts";
import { wholeWords } from "./whole-words.ts";

/** A column of a table that has to fit. */
export type FittingColumn = Column & {
  /** It may be left out where there is no room; the highest number goes first. */
  readonly dropped?: number;
  /** Its words where rows are blocks and no column stands above another. */
  readonly alone?: string;
  /** Where there is no room, its words go below each other before any other column is narrowed. */
  readonly tight?: boolean;
};

/**
 * A table as wide as the screen allows, without breaking a word: columns that may be dropped go
 * first; where even that is too wide, each row becomes a block of `header: cell` lines.
 */
export function fittingTable(
  columns: readonly FittingColumn[],
  rows: readonly (readonly string[] | null)[],
  options: { readonly width: number; readonly colour: Colour },
): string {
  if (leastWidth(columns, rows, false) > options.width && columns.some(({ tight }) => tight)) {
    const [narrow, cells] = tightened(columns, rows, options.width);
    return fittingTable(narrow, cells, options);
  }
  const kept = columns.map((_, at) => at);
  for (;;) {
    const shown = kept.map((at) => columns[at] as FittingColumn);
    const cells = rows.map((row) => row && kept.map((at) => row[at] ?? ""));
    if (leastWidth(shown, cells) <= options.width) return table(shown, cells, options);
    const next = kept
      .filter((at) => columns[at]?.dropped !== undefined)
      .sort((a, b) => (columns[b]?.dropped ?? 0) - (columns[a]?.dropped ?? 0))[0];
    if (next === undefined) return stacked(shown, cells, options);
    kept.splice(kept.indexOf(next), 1);
  }
}

/** Whether the table fits with all its columns, words wrapped where they may be. */
export const fits = (
  columns: readonly FittingColumn[],
  rows: readonly (readonly string[] | null)[],
  width: number,
): boolean => leastWidth(...capped(columns, rows, NARROWEST)) <= width;

/** The widest that a tight column is worth, and the narrowest. */
const WIDEST = 40;
const NARROWEST = 8;

/**
 * The table with its tight columns narrowed no further than it takes to have the others at their full
 * width; where that is not enough, to their longest word, or eight.
 */
function tightened(
  columns: readonly FittingColumn[],
  rows: readonly (readonly string[] | null)[],
  room: number,
): [FittingColumn[], (readonly string[] | null)[]] {
  for (let cap = WIDEST; ; cap--) {
    const made = capped(columns, rows, cap);
    if (cap <= NARROWEST || leastWidth(...made, false) <= room) return made;
  }
}

/** The table with its tight columns at most `cap` wide, or as their longest word. */
function capped(
  columns: readonly FittingColumn[],
  rows: readonly (readonly string[] | null)[],
  cap: number,
): [FittingColumn[], (readonly string[] | null)[]] {
  const widths = columns.map(({ header, tight }, at) => {
    const texts = [header, ...rows.map((row) => row?.[at] ?? "")];
    const words = texts.flatMap((text) => text.split(/[ \n]/));
    return tight ? Math.max(cap, ...words.map(displayWidth)) : undefined;
  });
  const narrow = (text: string, at: number): string => {
    const width = widths[at];
    return width === undefined ? text : wrapLines(text, width).join("\n");
  };
  return [
    columns.map(({ tight: _, ...column }, at) => ({
      ...column,
      header: narrow(column.header, at),
    })),
    rows.map((row) => row?.map(narrow) ?? null),
  ];
}

/**
 * Columns that the table needs when columns that wrap are narrowed to their longest word; or, when
 * `narrowed` is false, when none is.
 */
function leastWidth(
  columns: readonly Column[],
  rows: readonly (readonly string[] | null)[],
  narrowed = true,
): number {
  const widths = columns.map(({ header, wraps }, at) => {
    const texts = [header, ...rows.map((row) => row?.[at] ?? "")];
    const widest = (by: RegExp): number =>
      Math.max(...texts.flatMap((text) => text.split(by)).map(displayWidth));
    // `table` narrows a column to eight at the least.
    return wraps && narrowed ? Math.min(widest(/\n/), Math.max(8, widest(/[ \n]/))) : widest(/\n/);
  });
  return widths.reduce((sum, each) => sum + each, 2 * (widths.length - 1));
}

/** Each row as a block: its first cell, then the others behind their headers. */
function stacked(
  columns: readonly FittingColumn[],
  rows: readonly (readonly string[] | null)[],
  { width }: { readonly width: number },
): string {
  return rows
    .filter((row) => row !== null)
    .flatMap(([first = "", ...others]) => [
      wholeWords(first, width),
      ...others.flatMap((cell, at) => {
        if (cell === "") return [];
        const { header = "", alone } = columns[at + 1] ?? {};
        const words = alone ?? header;
        return [wholeWords(words === "" ? cell : `${words}: ${cell}`, width, 2)];
      }),
    ])
    .join("\n");
}
