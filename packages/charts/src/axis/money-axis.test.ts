import { expect, it } from "vitest";
import { moneyAxis } from "./money-axis.ts";

it.each([
  { amounts: [10, 199], kind: "linear, from zero" },
  { amounts: [10, 200], kind: "logarithmic: equal steps multiply" },
  { amounts: [0, 200], kind: "linear, from zero" },
  { amounts: [100, 199], kind: "does not begin at zero" },
  { amounts: [100, 200], kind: "linear, from zero" },
  { amounts: [5, 5], kind: "linear, from zero" },
  { amounts: [-10, 200], kind: "linear" },
  { amounts: [0, 0], kind: "linear" },
  { amounts: [], kind: "linear" },
])("of $amounts is: $kind", ({ amounts, kind }) => {
  const axis = moneyAxis(amounts, 100, 500);
  expect(axis.kind).toBe(kind);
  for (const amount of amounts) {
    expect(axis.px(amount)).toBeGreaterThanOrEqual(100);
    expect(axis.px(amount)).toBeLessThanOrEqual(500);
  }
});

it("of bars begins at zero, whatever the bars are", () => {
  const axis = moneyAxis([100, 199], 0, 199, true);
  expect([0, 100, 199].map((usd) => Math.round(axis.px(usd)))).toEqual([0, 100, 199]);
  expect(moneyAxis([1, 100_000], 0, 100, true).kind).toBe("linear, from zero");
});
