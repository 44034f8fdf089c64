import type { Axes } from "./axes.ts";
import type { MonthOperator, Operator } from "./expression.ts";

/**
 * One value of a lowered graph. Operands are numbers of earlier instructions; equal instructions are
 * one instruction, so a common part of two formulas is calculated once.
 */
export interface Instruction {
  readonly op: Operator | MonthOperator | "constant" | "series" | "input";
  readonly args: readonly number[];
  readonly axes: Axes;
  /** Of a constant: one number. Of a series: one a month. */
  readonly values?: Float64Array;
  /** Of an input: its node. */
  readonly id?: string;
  /** Of `at`: the month. The second operand of `sumMonths` is the series of its weights. */
  readonly from?: number;
  /** The node whose evaluation fails if a result is not finite; none where a `where` may leave it out. */
  check?: string | undefined;
}
