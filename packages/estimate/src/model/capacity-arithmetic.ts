import type { Arithmetic } from "@outlay/capacity";
import {
  add,
  ceil,
  div,
  floor,
  max,
  min,
  mul,
  power,
  quantity,
  sub,
  type Term,
} from "../graph/index.ts";
import type { Sheet } from "./sheet/sheet.ts";

/**
 * The arithmetic of `@outlay/capacity` over the nodes of a graph: its formulas become steps that are
 * sampled and explained like any other.
 *
 * @param prefix put before the id of each named step
 */
export const graphArithmetic = (sheet: Sheet, prefix: string): Arithmetic<Term> => ({
  constant: (value, unit) => quantity(value, unit),
  add: (...terms) => add(...terms),
  subtract: (from, amount) => sub(from, amount),
  multiply: (...factors) => mul(...factors),
  divide: (dividend, divisor) => div(dividend, divisor),
  max: (...values) => max(...values),
  min: (...values) => min(...values),
  floor: (value) => floor(value),
  ceil: (value) => ceil(value),
  raise: (base, exponent) => power(base, exponent),
  name: (id, unit, doc, value) => sheet.step(`${prefix}.${id}`, unit, doc, value),
});
