import { fail, type IssueWords, type Outcome, ok } from "@outlay/document";
import { countColumns, type NumberColumn } from "./throughput-columns.ts";

/** What is wrong with a cell. */
export type BadCell = IssueWords;

/**
 * The number of a cell: digits, a decimal point, an exponent (`1e3`). No thousands, no unit, no sign,
 * and no mark for "none": such a cell is left empty.
 *
 * @param column says whether it has to be whole
 * @example
 * readCellNumber("gpus", "8") // => { ok: true, value: 8 }
 * readCellNumber("ttft_ms", "1e3") // => { ok: true, value: 1000 }
 * readCellNumber("ttft_ms", "-").ok // => false
 */
export function readCellNumber(column: NumberColumn, text: string): Outcome<number, BadCell> {
  const whole = (countColumns as readonly string[]).includes(column);
  const example = whole ? "8" : "12.5";
  if (!/^(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(text)) {
    return fail({
      code: "wrong_value",
      message: `${column}: ${text.slice(0, 40)} is not a number above 0`,
      expected: "digits, and an empty cell where there is no value",
      example,
    });
  }
  const value = Number(text);
  if (!(value > 0 && value <= LARGEST)) {
    return fail({
      code: "out_of_range",
      message: `${column}: ${text.slice(0, 40)} is not above 0 and below 10^12`,
      expected: "a number above 0, and an empty cell where there is no value",
      example,
    });
  }
  if (whole && !Number.isInteger(value)) {
    return fail({
      code: "wrong_value",
      message: `${column}: ${text} is not a whole number`,
      expected: "a whole number from 1",
      example,
    });
  }
  return ok(value);
}

/** Above what anybody measures; keeps products finite. */
const LARGEST = 1e12;
