import { expect, it } from "vitest";
import { add, div, mul, node, quantity } from "./formula.ts";
import { formulaText } from "./formula-text.ts";

it.each([
  { formula: mul(node("a"), 1, node("b")), want: "a × b" },
  { formula: mul(1, 1), want: "1" },
  { formula: mul(node("a"), quantity(1, "task / call")), want: "a × 1 task / call" },
  { formula: add(node("a"), quantity(0, "1")), want: "a + 0" },
  { formula: div(node("a"), quantity(1, "1 / s")), want: "a ÷ (1 / s)" },
])("$want", ({ formula, want }) => {
  expect(formulaText(formula)).toBe(want);
});
