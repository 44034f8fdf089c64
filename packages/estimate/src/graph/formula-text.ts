import type { Expression } from "./expression.ts";

/** How tightly an operator binds; a part that binds less is put in brackets. */
const BINDING: Readonly<Record<string, number>> = {
  lt: 1,
  le: 1,
  eq: 1,
  add: 2,
  sub: 2,
  mul: 3,
  div: 3,
  neg: 4,
  pow: 5,
};
const SIGN: Readonly<Record<string, string>> = {
  lt: "<",
  le: "≤",
  eq: "=",
  add: "+",
  sub: "−",
  mul: "×",
  div: "÷",
  pow: "^",
};

/**
 * A formula as people write it, with the ids of its nodes.
 *
 * @example
 * formulaText(mul(node("tasks"), add(node("input"), 20))) // => "tasks × (input + 20)"
 * formulaText(sumMonths(node("bill"), 0, 12)) // => "sum of bill over months 0 to 11"
 */
export function formulaText(e: Expression): string {
  switch (e.op) {
    case "constant":
      return `${numberText(e.value)} ${e.unit.replace(/^1(?: (?=\/)|$)/, "")}`.trimEnd();
    case "series":
      return `series(${numberText(e.values[0] ?? 0)} … ${numberText(e.values.at(-1) ?? 0)})`;
    case "node":
      return e.id;
    case "month":
      return "month";
    case "year":
      return "year";
    case "sumMonths":
    case "at":
    case "cumulative":
    case "compound":
    case "runningMax":
      return monthCallText(e.op, part(e.args[0], 9), e.from, e.to);
    case "neg":
      return `−${part(e.args[0] as Expression, 4)}`;
    case "where": {
      const [condition, yes, no] = e.args.map(formulaText);
      return `if(${condition}, ${yes}, ${no})`;
    }
  }
  const sign = SIGN[e.op];
  if (sign === undefined) return `${e.op}(${e.args.map(formulaText).join(", ")})`;
  const binding = BINDING[e.op] as number;
  const right = e.op === "add" || e.op === "mul" ? binding : binding + 1;
  const first = e.op === "pow" ? binding + 1 : binding;
  const args = e.op === "mul" ? withoutOnes(e.args) : e.args;
  return args.map((arg, i) => part(arg, i === 0 ? first : right)).join(` ${sign} `);
}

/** Factors without those of a plain 1, which say nothing; one at least. */
function withoutOnes(args: readonly Expression[]): readonly Expression[] {
  const told = args.filter(
    (arg) => arg.op !== "constant" || arg.value !== 1 || !["", "1"].includes(arg.unit),
  );
  return told.length === 0 ? args.slice(0, 1) : told;
}

function monthCallText(op: string, text: string, from?: number, to?: number): string {
  switch (op) {
    case "sumMonths":
      if (from === undefined && to === undefined) return `sum of ${text} over all months`;
      return `sum of ${text} over months ${from ?? 0} to ${to === undefined ? "the last" : to - 1}`;
    case "at":
      return `${text} in month ${from}`;
    case "cumulative":
      return `sum of ${text} so far`;
    case "compound":
      return `product of ${text} over the months before`;
    default:
      return `greatest ${text} so far`;
  }
}

/** `e` as an operand of something that binds as tightly as `binding`. */
function part(e: Expression, binding: number): string {
  const own = e.op === "constant" && e.unit !== "" ? 3 : BINDING[e.op];
  const words = e.op === "sumMonths" || e.op === "at" || e.op === "cumulative";
  const loose = words || e.op === "compound" || e.op === "runningMax";
  const text = formulaText(e);
  return (own !== undefined && own < binding) || loose ? `(${text})` : text;
}

/** A number with at most twelve significant digits (six below 1), without trailing zeros. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(Math.abs(value) < 1 ? 6 : 12)));
}
