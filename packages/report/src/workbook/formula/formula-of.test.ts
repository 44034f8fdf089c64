import {
  abs,
  add,
  and,
  atMonth,
  ceil,
  div,
  type Expression,
  eq,
  exponential,
  floor,
  gt,
  le,
  logarithm,
  lt,
  max,
  min,
  monthIndex,
  mul,
  neg,
  node,
  not,
  or,
  power,
  quantity,
  round,
  squareRoot,
  sub,
  sumMonths,
  where,
  yearIndex,
} from "@outlay/estimate";
import { describe, expect, it } from "vitest";
import { formulaOf } from "./formula-of.ts";
import { monthFormula } from "./month-formula.ts";

const places = new Map([
  ["a", { sheet: "Inputs", row: 5 } as const],
  ["b", { sheet: "Model", row: 9 } as const],
  ["m", { sheet: "Months", row: 6 } as const],
]);
const [a, b, m] = [node("a"), node("b"), node("m")];
const onModel = (e: Expression): string =>
  formulaOf(e, { places, sheet: "Model", months: 24, month: 0 });
const A = "Inputs!$B$5";

it.each<readonly [string, Expression, string]>([
  ["a sum", add(a, b, 2), `${A}+B9+2`],
  ["a difference of a sum", sub(a, add(b, 1)), `${A}-(B9+1)`],
  ["a sum with what is taken off", add(a, neg(b)), `${A}-B9`],
  ["a product of sums", mul(add(a, 1), b), `(${A}+1)*B9`],
  ["a product without its ones", mul(a, quantity(1, "task / turn"), b), `${A}*B9`],
  ["a quotient of a product", div(mul(a, b), mul(b, a)), `${A}*B9/(B9*${A})`],
  ["a quotient of a quotient", div(a, div(b, a)), `${A}/(B9/${A})`],
  ["a sign before a product", mul(neg(a), b), `(-${A})*B9`],
  ["a negative number", mul(a, -0.5), `${A}*(-0.5)`],
  ["a small number", add(a, 5e-9), `${A}+5E-9`],
  ["a power: a sign binds tighter than ^", power(neg(a), 2), `POWER(-${A},2)`],
  ["the greatest and the least", min(max(a, b), 1), `MIN(MAX(${A},B9),1)`],
  [
    "functions",
    add(abs(a), squareRoot(a), exponential(a), logarithm(a)),
    `ABS(${A})+SQRT(${A})+EXP(${A})+LN(${A})`,
  ],
  ["rounding down", floor(a), `INT(${A})`],
  ["rounding up", ceil(add(a, b)), `-INT(-(${A}+B9))`],
  ["rounding, a half up", round(sub(a, b)), `INT(${A}-B9+0.5)`],
  ["a comparison as a number", mul(lt(a, b), 3), `IF(${A}<B9,1,0)*3`],
  ["a choice by a comparison", where(le(a, b), a, b), `IF(${A}<=B9,${A},B9)`],
  ["a choice by a number", where(a, b, 0), `IF(${A}<>0,B9,0)`],
  [
    "a choice by both",
    where(and(gt(a, b), not(eq(a, 1))), 1, 0),
    `IF(AND(B9<${A},NOT(${A}=1)),1,0)`,
  ],
  ["a choice by either", where(or(a, b), 1, 0), `IF(OR(${A}<>0,B9<>0),1,0)`],
  ["a month of a row", atMonth(mul(m, a), 12), `Months!P6*${A}`],
  ["a sum over all months", sumMonths(m), "SUM(Months!D6:AA6)"],
  ["a sum over some months", sumMonths(m, 12, 24), "SUM(Months!P6:AA6)"],
])("%s", (_, e, formula) => {
  expect(onModel(e)).toBe(formula);
});

describe("in the cell of a month", () => {
  const inMonth = (e: Expression, month: number) =>
    monthFormula(e, 9, { places, sheet: "Months", months: 24, month });
  it.each<readonly [string, Expression, number, string | number]>([
    ["a product", mul(m, a), 2, `F6*${A}`],
    ["the month", mul(monthIndex(), a), 2, `F$4*${A}`],
    ["the year", yearIndex(), 14, "INT(R$4/12)"],
    ["a series", { op: "series", values: [5, 7, 8], unit: "" }, 1, 7],
    ["a running sum begins", { op: "cumulative", args: [m] }, 0, "D6"],
    ["a running sum goes on", { op: "cumulative", args: [m] }, 1, "D9+E6"],
    ["a running product begins", { op: "compound", args: [add(1, a)] }, 0, 1],
    [
      "a running product reads the month before",
      { op: "compound", args: [add(1, m)] },
      2,
      "E9*(1+E6)",
    ],
    ["the greatest so far", { op: "runningMax", args: [m] }, 2, "MAX(E9,F6)"],
  ])("%s", (_, e, month, content) => {
    expect(inMonth(e, month)).toBe(content);
  });
});

it("refuses what has no place, and what runs over months inside a formula", () => {
  expect(() => onModel(node("nobody"))).toThrow("nobody has no place");
  expect(() => onModel(sumMonths(mul(m, 2)))).toThrow("has no row");
  expect(() => onModel({ op: "cumulative", args: [m] })).toThrow("no row of its own");
});
