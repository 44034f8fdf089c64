import { exp, log, pow } from "@outlay/numerics";
import type { Operator } from "./expression.ts";

/** One operator on single numbers: what every kernel does at each draw. Unused operands are NaN. */
export function applyOperator(op: Operator, a: number, b: number, c: number): number {
  switch (op) {
    case "add":
      return a + b;
    case "sub":
      return a - b;
    case "mul":
      return a * b;
    case "div":
      return a / b;
    case "min":
      return a < b ? a : b;
    case "max":
      return a > b ? a : b;
    case "neg":
      return -a;
    case "abs":
      return Math.abs(a);
    case "ceil":
      return Math.ceil(a);
    case "floor":
      return Math.floor(a);
    case "round":
      return Math.round(a);
    case "sqrt":
      return Math.sqrt(a);
    case "exp":
      return exp(a);
    case "log":
      return log(a);
    case "pow":
      return pow(a, b);
    case "lt":
      return a < b ? 1 : 0;
    case "le":
      return a <= b ? 1 : 0;
    case "eq":
      return a === b ? 1 : 0;
    case "not":
      return a === 0 ? 1 : 0;
    case "where":
      return a !== 0 ? b : c;
  }
}
