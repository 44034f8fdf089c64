import { fail, type Outcome, ok } from "@outlay/document";
import type { Expression } from "./expression.ts";
import { formulaText } from "./formula-text.ts";
import type { GraphFailure } from "./graph-failure.ts";
import { multiplyUnits, readUnit, sameUnit, type Unit, unitText } from "./unit.ts";

/** The unit of a value, or `any` for a zero without one. */
export type InferredUnit = Unit | "any";

/** What unit inference needs to know of the graph around a formula. */
export interface UnitContext {
  /** Id of the node whose formula this is, for the failure. */
  readonly id: string;
  readonly months: number;
  /** Unit of a node by id; all references are known to exist. */
  readonly unitOf: (id: string) => Unit;
}

/** One month's worth of a value: what a sum over months multiplies by. */
const MONTH: Unit = { month: 1 };

/** The unit that a formula gives, or the first place where its units do not fit. */
export function inferUnit(
  e: Expression,
  context: UnitContext,
): Outcome<InferredUnit, GraphFailure> {
  try {
    return ok(infer(e, context));
  } catch (thrown) {
    if (thrown instanceof Misfit) return fail(thrown.failure);
    throw thrown;
  }
}

/** Carries a failure out of the recursion; never leaves this file. */
class Misfit extends Error {
  readonly failure: GraphFailure;
  constructor(failure: GraphFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

function infer(e: Expression, context: UnitContext): InferredUnit {
  const { id, months } = context;
  switch (e.op) {
    case "constant":
      if (!Number.isFinite(e.value)) {
        throw new Misfit({ code: "number-not-finite", id, formula: formulaText(e) });
      }
      return e.value === 0 && e.unit === "" ? "any" : readOrRefuse(e.unit, id);
    case "series":
      if (e.values.length !== months) {
        throw new Misfit({ code: "series-length", id, length: e.values.length, months });
      }
      if (!e.values.every(Number.isFinite)) {
        throw new Misfit({ code: "number-not-finite", id, formula: formulaText(e) });
      }
      return readOrRefuse(e.unit, id);
    case "node":
      return context.unitOf(e.id);
    case "month":
      return { month: 1 };
    case "year":
      return { year: 1 };
    default:
      return inferCall(e, context);
  }
}

type Call = Extract<Expression, { readonly args: readonly Expression[] }>;

/** How many operands each operator takes, from and to; 2 to any number where it is missing. */
const OPERANDS: Readonly<Record<string, readonly [number, number]>> = {
  sub: [2, 2],
  div: [2, 2],
  pow: [2, 2],
  lt: [2, 2],
  le: [2, 2],
  eq: [2, 2],
  where: [3, 3],
  add: [1, Number.POSITIVE_INFINITY],
  mul: [1, Number.POSITIVE_INFINITY],
  min: [1, Number.POSITIVE_INFINITY],
  max: [1, Number.POSITIVE_INFINITY],
};

function inferCall(e: Call, context: UnitContext): InferredUnit {
  const { id, months } = context;
  const [least, most] = OPERANDS[e.op] ?? [1, 1];
  if (e.args.length < least || e.args.length > most) {
    throw new Misfit({ code: "operand-count", id, op: e.op, count: e.args.length });
  }
  const units = e.args.map((arg) => infer(arg, context));
  const bare = (unit: InferredUnit): Unit => {
    if (unit === "any" || sameUnit(unit, {})) return {};
    throw new Misfit({
      code: "unit-not-bare",
      id,
      op: e.op,
      formula: formulaText(e),
      unit: unitText(unit),
    });
  };
  const [first = {}, second = {}, third = {}] = units;
  switch (e.op) {
    case "add":
    case "sub":
    case "min":
    case "max":
      return common(units, e, context);
    case "lt":
    case "le":
    case "eq":
      common(units, e, context);
      return {};
    case "mul":
      return units.reduce((a, b) => (a === "any" || b === "any" ? "any" : multiplyUnits(a, b)));
    case "div":
      if (first === "any") return "any";
      return second === "any" ? first : multiplyUnits(first, second, -1);
    case "neg":
    case "abs":
    case "ceil":
    case "floor":
    case "round":
      return first;
    case "not":
      return bare(first);
    case "exp":
    case "log":
    case "compound":
      return bare(first);
    case "sqrt":
      return first === "any" ? "any" : rootOf(first, bare);
    case "pow":
      bare(second);
      return first === "any" ? "any" : powerOf(first, e.args[1] as Expression, bare);
    case "where":
      bare(first);
      return common([second, third], e, context);
    case "sumMonths":
    case "cumulative": {
      const [from, to] = [
        ("from" in e ? e.from : undefined) ?? 0,
        ("to" in e ? e.to : undefined) ?? months,
      ];
      requireMonth(from, months, id);
      requireMonth(to - 1, months, id);
      return first === "any" ? "any" : multiplyUnits(first, MONTH);
    }
    case "at":
      requireMonth(("from" in e ? e.from : undefined) ?? -1, months, id);
      return first;
    case "runningMax":
      return first;
  }
}

function readOrRefuse(text: string, id: string): Unit {
  const unit = readUnit(text);
  if (unit.ok) return unit.value;
  throw new Misfit({ code: "unit-not-read", id, text });
}

/** The one unit of all operands; a bare zero takes the unit of the others. */
function common(units: readonly InferredUnit[], e: Call, context: UnitContext): InferredUnit {
  const stated = units.filter((unit) => unit !== "any");
  const [first = "any", ...others] = stated;
  if (first === "any") return "any";
  const unlike = others.find((unit) => !sameUnit(unit, first));
  if (unlike === undefined) return first;
  throw new Misfit({
    code: "units-differ",
    id: context.id,
    op: e.op,
    formula: formulaText(e),
    units: [unitText(first), unitText(unlike)],
  });
}

function requireMonth(month: number, months: number, id: string): void {
  if (!Number.isInteger(month) || month < 0 || month >= months) {
    throw new Misfit({ code: "month-outside", id, month, months });
  }
}

function powerOf(unit: Unit, exponent: Expression, bare: (unit: Unit) => Unit): Unit {
  if (exponent.op !== "constant" || !Number.isInteger(exponent.value)) return bare(unit);
  const powers = Object.entries(unit).map(([name, power]) => [name, power * exponent.value]);
  return multiplyUnits(Object.fromEntries(powers), {});
}

function rootOf(unit: Unit, bare: (unit: Unit) => Unit): Unit {
  const powers = Object.entries(unit);
  if (powers.some(([, power]) => power % 2 !== 0)) return bare(unit);
  return Object.fromEntries(powers.map(([name, power]) => [name, power / 2]));
}
