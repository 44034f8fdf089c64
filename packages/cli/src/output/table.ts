import { type Colour, colours } from "./colour.ts";
import { displayWidth, padTo } from "./display-width.ts";
import { wrapLines } from "./wrap.ts";

/** How one column of a table is set. */
export type Column = {
  /** Words above the column. */
  readonly header: string;
  /** Numbers are set to the right. */
  readonly align?: "left" | "right";
  /** Only such a column may be narrowed, by wrapping, when the table is too wide. */
  readonly wraps?: boolean;
};

const gap = "  ";
const narrowest = 8;

/** Takes columns from the widest wrapping column, one at a time, until the table fits. */
const fit = (natural: number[], columns: readonly Column[], width: number): number[] => {
  const widths = [...natural];
  const total = () => widths.reduce((sum, each) => sum + each, gap.length * (widths.length - 1));
  while (total() > width) {
    let widest = -1;
    for (const [at, column] of columns.entries()) {
      const size = widths[at] ?? 0;
      if (column.wraps && size > narrowest && size > (widths[widest] ?? 0)) widest = at;
    }
    if (widest === -1) return widths;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
};

/**
 * A table for the screen: a dim header, two spaces between columns, numbers to the right.
 *
 * A row may be shorter than the header; `null` as a row is an empty line. Where the natural
 * widths do not fit, columns with `wraps` are narrowed; figures are never cut.
 *
 * @param columns headers and alignment
 * @param rows cells, already in words, colour allowed
 * @param options `width` in columns (80 when left out); `colour` for the header
 * @example
 * table([{ header: "line" }, { header: "USD", align: "right" }], [["model", "12"]]) // => "line   USD\nmodel   12"
 */
export const table = (
  columns: readonly Column[],
  rows: readonly (readonly string[] | null)[],
  options: { readonly width?: number; readonly colour?: Colour; readonly indent?: number } = {},
): string => {
  const { width = 80, colour = colours(false), indent = 0 } = options;
  const cells = rows.filter((row) => row !== null);
  const natural = columns.map((column, at) =>
    Math.max(
      ...column.header.split("\n").map(displayWidth),
      ...cells.map((row) => Math.max(...(row[at] ?? "").split("\n").map(displayWidth))),
    ),
  );
  const widths = fit(natural, columns, width - indent);
  const lines = (row: readonly string[], style: (text: string) => string = (text) => text) => {
    const wrapped = columns.map((_, at) => wrapLines(row[at] ?? "", widths[at] ?? 1));
    const height = Math.max(...wrapped.map((each) => each.length));
    return Array.from({ length: height }, (_, line) =>
      style(
        columns
          .map((column, at) => padTo(wrapped[at]?.[line] ?? "", widths[at] ?? 0, column.align))
          .join(gap)
          .trimEnd(),
      ),
    );
  };
  const header = columns.some((column) => column.header !== "")
    ? lines(
        columns.map((column) => column.header),
        colour.dim,
      )
    : [];
  const body = rows.flatMap((row) => (row === null ? [""] : lines(row)));
  return [...header, ...body]
    .map((line) => (line === "" ? "" : " ".repeat(indent) + line))
    .join("\n");
};
