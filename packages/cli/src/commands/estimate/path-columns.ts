import type { PathResult } from "@outlay/estimate";
import { titleOf } from "@outlay/words";
import type { Colour } from "../../output/colour.ts";
import { type FittingColumn, fits, fittingTable } from "./fitting-table.ts";

/** A row that keeps the titles as wide as they can be read. */
const readable = ["x".repeat(18)];

/** One row of a table of paths: its title, and a cell for each path. */
export interface PathRow {
  readonly title: string;
  readonly cell: (path: PathResult) => string;
}

/**
 * Rows against paths, a column to each path. Names and cells wrap between words. Where all paths do not
 * fit side by side, the table comes again for the next ones, so that figures still stand in columns.
 */
export function pathTable(
  paths: readonly PathResult[],
  rows: readonly PathRow[],
  options: { readonly width: number; readonly colour: Colour },
): string {
  for (let many = paths.length; ; many = Math.ceil(many / 2)) {
    const groups = Array.from({ length: Math.ceil(paths.length / many) }, (_, at) =>
      paths.slice(at * many, (at + 1) * many),
    ).map((group) => {
      const columns: FittingColumn[] = [
        { header: "", wraps: true },
        ...group.map((path): FittingColumn => {
          return { header: titleOf(path), align: "right", tight: true };
        }),
      ];
      return { columns, cells: rows.map(({ title, cell }) => [title, ...group.map(cell)]) };
    });
    const all = groups.every(({ columns, cells }) =>
      fits(columns, [...cells, readable], options.width),
    );
    if (all || many <= 1) {
      return groups.map(({ columns, cells }) => fittingTable(columns, cells, options)).join("\n\n");
    }
  }
}
