import { cellName, columnName } from "../spreadsheet/cell-name.ts";

/** Where the value of a node stands: in one cell, or in a row with a cell a month. */
export interface Place {
  readonly sheet: "Inputs" | "Model" | "Months";
  /** 1-based. */
  readonly row: number;
}

/** Where every node of a workbook stands. */
export type Places = ReadonlyMap<string, Place>;

/** Column of the value on `Inputs` and `Model`, 0-based. */
export const valueColumn = 1;
/** Column of the first month on `Months`, 0-based. */
export const firstMonthColumn = 3;
/** Row of `Months` that counts the months since the launch, from 0; 1-based. */
export const monthIndexRow = 4;

/** Column of a month on `Months`. */
export const monthColumn = (month: number): string => columnName(firstMonthColumn + month);

/**
 * The cell of a node, as a formula on `from` names it.
 *
 * @param month for a node with months
 * @param from sheet of the formula
 * @example
 * cellOf({ sheet: "Model", row: 7 }, 0, "Summary") // => "Model!$B$7"
 * cellOf({ sheet: "Months", row: 7 }, 2, "Months") // => "F7"
 */
export function cellOf({ sheet, row }: Place, month: number, from: string): string {
  if (sheet !== "Months") {
    const fixed = `$${columnName(valueColumn)}$${row}`;
    return sheet === from ? cellName(row, valueColumn) : `${sheet}!${fixed}`;
  }
  const name = `${monthColumn(month)}${row}`;
  return sheet === from ? name : `${sheet}!${name}`;
}

/** The cells of a node in the months `from` to `to`, `to` not included, as a formula names them. */
export function monthsOf({ row }: Place, from: number, to: number, sheet: string): string {
  const range = `${monthColumn(from)}${row}:${monthColumn(to - 1)}${row}`;
  return sheet === "Months" ? range : `Months!${range}`;
}
