/** A number with a unit, written in the formula. A zero without a unit fits every unit. */
export interface ConstantExpression {
  readonly op: "constant";
  readonly value: number;
  readonly unit: string;
}

/** One number for each month of the horizon, first month first. */
export interface SeriesExpression {
  readonly op: "series";
  readonly values: readonly number[];
  readonly unit: string;
}

/** The value of another node. */
export interface NodeExpression {
  readonly op: "node";
  readonly id: string;
}

/** Whole months, or whole years, since the start: 0 in the first. */
export interface TimeExpression {
  readonly op: "month" | "year";
}

/** Operators on values at one draw and one month. */
export type Operator =
  | "add"
  | "sub"
  | "mul"
  | "div"
  | "min"
  | "max"
  | "neg"
  | "abs"
  | "ceil"
  | "floor"
  | "round"
  | "sqrt"
  | "exp"
  | "log"
  | "pow"
  | "lt"
  | "le"
  | "eq"
  | "not"
  | "where";

/** Operators that read a value in several months; `at` and `sumMonths` leave no month behind. */
export type MonthOperator = "sumMonths" | "at" | "cumulative" | "compound" | "runningMax";

/** An operator with its operands. */
export interface CallExpression {
  readonly op: Operator;
  readonly args: readonly Expression[];
}

/**
 * An operator over months. `from` and `to` (0-based, `to` not included) bound `sumMonths`; `from`
 * is the month that `at` reads.
 */
export interface MonthCallExpression {
  readonly op: MonthOperator;
  readonly args: readonly [Expression];
  readonly from?: number;
  readonly to?: number;
}

/** A formula as a tree of plain data: it can be checked, explained, evaluated and written out. */
export type Expression =
  | ConstantExpression
  | SeriesExpression
  | NodeExpression
  | TimeExpression
  | CallExpression
  | MonthCallExpression;

/** What a formula may be built from: a number stands for itself, without a unit. */
export type Term = Expression | number;
