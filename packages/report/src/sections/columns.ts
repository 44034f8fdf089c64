import type { PathResult } from "@outlay/estimate";
import { titleOf } from "@outlay/words";
import type { Cell, Column, Row } from "../document/block.ts";

/** A column of words. */
export const words = (title: string): Column => ({ title, align: "left" });

/** A column of figures. */
export const figures = (title: string): Column => ({ title, align: "right" });

/** A column of figures for each path; one that leaves something out says so in its head. */
export const pathColumns = (paths: readonly PathResult[]): Column[] =>
  paths.map((path) => figures(titleOf(path)));

/** A row of a table. */
export const row = (...cells: readonly Cell[]): Row => ({ kind: "plain", cells });

/** A row that adds up those above. */
export const sumRow = (...cells: readonly Cell[]): Row => ({ kind: "sum", cells });

/** A row of lesser weight. */
export const paleRow = (...cells: readonly Cell[]): Row => ({ kind: "pale", cells });

/** A heading across all columns, with its rows; nothing where there are none. */
export const group = (title: string, rows: readonly Row[]): Row[] =>
  rows.length === 0 ? [] : [{ kind: "group", cells: [title] }, ...rows];

/** A row with a cell for each path. */
export const pathRow = (
  title: string,
  paths: readonly PathResult[],
  cell: (path: PathResult) => Cell,
): Row => row(title, ...paths.map(cell));
