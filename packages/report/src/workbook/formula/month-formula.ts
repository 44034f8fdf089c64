import type { Expression } from "@outlay/estimate";
import { type FormulaContext, formulaOf } from "./formula-of.ts";
import { monthColumn } from "./place.ts";

/**
 * What the cell of one month holds: a number of a series, or a formula, without its `=`. What runs
 * over the months reads the cell before it.
 *
 * @param row of the node on `Months`, 1-based
 */
export function monthFormula(e: Expression, row: number, context: FormulaContext): number | string {
  const { month } = context;
  const before = `${monthColumn(month - 1)}${row}`;
  switch (e.op) {
    case "series":
      return e.values[month] as number;
    case "cumulative": {
      const now = formulaOf(e.args[0], context);
      return month === 0 ? now : `${before}+${now}`;
    }
    case "compound":
      if (month === 0) return 1;
      return `${before}*(${formulaOf(e.args[0], { ...context, month: month - 1 })})`;
    case "runningMax": {
      const now = formulaOf(e.args[0], context);
      return month === 0 ? now : `MAX(${before},${now})`;
    }
    default:
      return formulaOf(e, context);
  }
}
