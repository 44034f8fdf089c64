import type { Instruction } from "./instruction.ts";
import * as kernel from "./kernels.ts";

/** One operand of a step: a column, or a number a month (one number for all months if `length` 1). */
export interface Operand {
  readonly column?: Float64Array;
  readonly values?: Float64Array;
}

/** An instruction with its columns: ready to run. */
export interface Step {
  readonly op: Instruction["op"];
  readonly operands: readonly Operand[];
  readonly out: Float64Array;
  /** The instruction, for a failure. */
  readonly slot: number;
  readonly check: boolean;
}

const PAIRS: Readonly<Record<string, kernel.PairKernel>> = {
  add: kernel.addPair,
  sub: kernel.subPair,
  mul: kernel.mulPair,
  div: kernel.divPair,
  min: kernel.minPair,
  max: kernel.maxPair,
  pow: kernel.powPair,
  lt: kernel.ltPair,
  le: kernel.lePair,
  eq: kernel.eqPair,
};
const BY_SCALAR: Readonly<Record<string, kernel.ScalarKernel>> = {
  add: kernel.addScalar,
  mul: kernel.mulScalar,
  div: kernel.divScalar,
};
const FROM_SCALAR: Readonly<Record<string, kernel.ScalarKernel>> = {
  add: kernel.addScalar,
  sub: kernel.subFromScalar,
  mul: kernel.mulScalar,
  div: kernel.divIntoScalar,
};
const SINGLES: Readonly<Record<string, kernel.SingleKernel>> = {
  neg: kernel.negColumn,
  abs: kernel.absColumn,
  ceil: kernel.ceilColumn,
  floor: kernel.floorColumn,
  round: kernel.roundColumn,
  sqrt: kernel.sqrtColumn,
  exp: kernel.expColumn,
  log: kernel.logColumn,
  not: kernel.notColumn,
};

/** Room for a number that an operator without a kernel of its own needs as a column. */
const spread: readonly Float64Array[] = [0, 1, 2].map(() => new Float64Array(1024));

/** The number of an operand that is no column. */
const numberAt = (operand: Operand, month: number): number => {
  const values = operand.values as Float64Array;
  return values[values.length === 1 ? 0 : month] as number;
};

const columnAt = (operand: Operand, month: number, n: number, place: number): Float64Array =>
  operand.column ?? (spread[place] as Float64Array).fill(numberAt(operand, month), 0, n);

/** Runs an operator at one month (0 for a column without months) on n draws. */
export function runStep(step: Step, month: number, n: number): void {
  const { op, operands, out } = step;
  const [a, b, c] = operands as readonly [Operand, Operand, Operand];
  if (operands.length === 1) {
    SINGLES[op]?.(columnAt(a, month, n, 0), out, n);
  } else if (operands.length === 3) {
    const columns = [columnAt(a, month, n, 0), columnAt(b, month, n, 1), columnAt(c, month, n, 2)];
    const [condition, yes, no] = columns as [Float64Array, Float64Array, Float64Array];
    kernel.whereColumns(condition, yes, no, out, n);
  } else if (a.column !== undefined && b.column === undefined && BY_SCALAR[op] !== undefined) {
    BY_SCALAR[op](a.column, numberAt(b, month), out, n);
  } else if (a.column === undefined && b.column !== undefined && FROM_SCALAR[op] !== undefined) {
    FROM_SCALAR[op](b.column, numberAt(a, month), out, n);
  } else {
    PAIRS[op]?.(columnAt(a, month, n, 0), columnAt(b, month, n, 1), out, n);
  }
}
