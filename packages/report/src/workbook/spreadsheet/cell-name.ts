/**
 * Letters of a column.
 *
 * @param column 0-based
 * @example
 * columnName(0) // => "A"
 * columnName(27) // => "AB"
 */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/**
 * Name of a cell on its sheet.
 *
 * @param row 1-based, as on the screen
 * @param column 0-based
 * @example
 * cellName(12, 2) // => "C12"
 */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row}`;
