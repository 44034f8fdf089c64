import { describe, expect, it } from "vitest";
import {
  add,
  atMonth,
  cumulative,
  div,
  type Expression,
  exponential,
  graphBuilder,
  graphFailureText,
  growth,
  lt,
  max,
  mul,
  neg,
  node,
  power,
  quantity,
  series,
  squareRoot,
  sub,
  sumMonths,
  type Term,
  where,
  yearIndex,
} from "./index.ts";

const origin = { kind: "assumption", source: "test" } as const;

/** A graph of three months with a few inputs and the node under test. */
function build(unit: string, formula: Term) {
  const g = graphBuilder({ months: 3 });
  const input = (id: string, unit: string) =>
    g.input({ id, unit, doc: "", distribution: { kind: "uniform", low: 1, high: 2 }, origin });
  input("tasks", "task / month");
  input("price", "USD / task");
  input("fee", "USD / month");
  input("rate", "1 / year");
  g.define({ id: "it", unit, doc: "", formula });
  return g.build();
}

const [tasks, price, fee, rate] = ["tasks", "price", "fee", "rate"].map(node) as [
  Expression,
  Expression,
  Expression,
  Expression,
];

describe("units and axes", () => {
  it.each<[string, Term, string]>([
    ["USD / month", mul(tasks, price), "draw"],
    ["USD / month", add(mul(tasks, price), fee, 0), "draw"],
    ["USD", sumMonths(fee), "draw"],
    ["USD", cumulative(fee), "both"],
    ["USD", sumMonths(mul(fee, growth(rate))), "draw"],
    ["USD / month", mul(fee, growth(rate)), "both"],
    ["USD / month", atMonth(mul(fee, growth(rate)), 2), "draw"],
    ["USD / month", max(0, sub(fee, quantity(5, "USD / month"))), "draw"],
    ["share", lt(fee, quantity(5, "USD / month")), "draw"],
    ["USD / month", where(lt(yearIndex(), quantity(1, "year")), fee, 0), "both"],
    ["task / USD", div(1, price), "draw"],
    ["USD2 / task2", power(price, 2), "draw"],
    ["share", series([1, 2, 3], "share"), "month"],
    ["share", sumMonths(series([1, 2, 3], "1 / month")), "constant"],
    ["share", 3, "constant"],
    ["USD / month", 0, "constant"],
    ["USD", neg(squareRoot(quantity(4, "USD2"))), "constant"],
  ])("%s = %j varies over %s", (unit, formula, axes) => {
    const graph = build(unit, formula);
    expect(graph.ok ? graph.value.axes.get("it") : graph.error.map(graphFailureText)).toBe(axes);
  });

  it.each<[string, Term, string]>([
    [
      "USD",
      mul(tasks, price),
      "it: the formula gives USD / month, the node says USD: tasks × price",
    ],
    [
      "USD",
      add(tasks, price),
      "it: add needs one unit, has task / month and USD / task: tasks + price",
    ],
    ["share", add(tasks, 1), "it: add needs one unit, has task / month and share: tasks + 1"],
    ["share", lt(tasks, 1), "it: lt needs one unit, has task / month and share: tasks < 1"],
    ["share", exponential(tasks), "it: exp cannot take task / month: exp(tasks)"],
    ["share", power(tasks, 0.5), "it: pow cannot take task / month: tasks ^ 0.5"],
    ["share", power(2, tasks), "it: pow cannot take task / month: 2 ^ tasks"],
    ["share", squareRoot(tasks), "it: sqrt cannot take task / month: sqrt(tasks)"],
    ["share", where(tasks, 1, 2), "it: where cannot take task / month: if(tasks, 1, 2)"],
    ["share", series([1, 2], "share"), "it: a series has 2 numbers for 3 months"],
    ["share", atMonth(1, 3), "it: month 3 is outside 0 to 2"],
    ["share", sumMonths(1, 0, 4), "it: month 3 is outside 0 to 2"],
    [
      "share",
      quantity(Number.NaN, "share"),
      "it: a number in the formula is not finite: NaN share",
    ],
    [
      "share",
      quantity(1, "$ / month"),
      'it: "$ / month" is no unit; write for example USD / month',
    ],
    ["%%", 1, 'it: "%%" is no unit; write for example USD / month'],
    ["share", { op: "sub", args: [] }, "it: sub cannot take 0 operands"],
    ["share", node("nobody"), "it: no node is named nobody"],
    ["share", add(node("it"), 1), "it: depends on itself: it → it"],
  ])("%s = %j is refused", (unit, formula, want) => {
    const graph = build(unit, formula);
    expect(graph.ok ? [] : graph.error.map(graphFailureText)).toEqual([want]);
  });
});

describe("graphBuilder", () => {
  it("collects all failures of a graph", () => {
    const g = graphBuilder({ months: 3 });
    const distribution = { kind: "lognormal", low: 0, high: 1, mass: 0.9 } as const;
    g.input({ id: "a", unit: "USD", doc: "", distribution, origin });
    g.define({ id: "b", unit: "month", doc: "", formula: node("a") });
    const graph = g.build();
    expect(graph.ok ? [] : graph.error.map(graphFailureText)).toEqual([
      "a: lognormal refused (not-positive): low 0",
      "b: the formula gives USD, the node says month: a",
    ]);
  });

  it("refuses two nodes of one id, and a cycle through several", () => {
    const g = graphBuilder({ months: 1 });
    g.define({ id: "a", unit: "share", doc: "", formula: 1 });
    g.define({ id: "a", unit: "share", doc: "", formula: 2 });
    expect(g.build()).toEqual({ ok: false, error: [{ code: "duplicate-id", id: "a" }] });

    const loop = graphBuilder({ months: 1 });
    for (const [id, next] of [
      ["a", "b"],
      ["b", "c"],
      ["c", "a"],
    ] as const) {
      loop.define({ id, unit: "share", doc: "", formula: add(node(next), 1) });
    }
    expect(loop.build()).toEqual({
      ok: false,
      error: [{ code: "cycle", id: "a", path: ["a", "b", "c", "a"] }],
    });
  });

  it("takes a chain of 20,000 nodes", () => {
    const g = graphBuilder({ months: 1 });
    g.define({ id: "n0", unit: "share", doc: "", formula: 1 });
    for (let i = 1; i <= 20_000; i++) {
      g.define({ id: `n${i}`, unit: "share", doc: "", formula: add(node(`n${i - 1}`), 1) });
    }
    expect(g.build().ok).toBe(true);
  });

  it.each([0, 1.5, 1201, Number.NaN])("refuses a horizon of %s months", (months) => {
    expect(graphBuilder({ months }).build()).toEqual({
      ok: false,
      error: [{ code: "bad-months", months }],
    });
  });

  const uniform = { kind: "uniform", low: 0, high: 1 } as const;
  it.each<[string, string[], number[][]]>([
    ["not-square", ["a", "b"], [[1, 0]]],
    [
      "not-symmetric",
      ["a", "b"],
      [
        [1, 0.5],
        [0.4, 1],
      ],
    ],
    [
      "diagonal-not-one",
      ["a", "b"],
      [
        [0.9, 0],
        [0, 1],
      ],
    ],
    [
      "outside-minus-one-to-one",
      ["a", "b"],
      [
        [1, 2],
        [2, 1],
      ],
    ],
    [
      "not-positive-definite",
      ["a", "b", "c"],
      [
        [1, 0.9, -0.9],
        [0.9, 1, 0.9],
        [-0.9, 0.9, 1],
      ],
    ],
    [
      "not-an-input",
      ["a", "f"],
      [
        [1, 0],
        [0, 1],
      ],
    ],
    [
      "input-does-not-vary",
      ["a", "p"],
      [
        [1, 0],
        [0, 1],
      ],
    ],
    [
      "in-two-groups",
      ["a", "a"],
      [
        [1, 0],
        [0, 1],
      ],
    ],
  ])("refuses a correlated group: %s", (reason, inputs, matrix) => {
    const g = graphBuilder({ months: 1 });
    for (const id of ["a", "b", "c"])
      g.input({ id, unit: "share", doc: "", distribution: uniform, origin });
    g.input({ id: "p", unit: "share", doc: "", distribution: { kind: "point", value: 1 }, origin });
    g.define({ id: "f", unit: "share", doc: "", formula: 1 });
    g.correlate({ inputs, matrix, measure: "rank" });
    const graph = g.build();
    expect(graph).toEqual({ ok: false, error: [{ code: "bad-correlation", inputs, reason }] });
    if (!graph.ok) expect(graph.error.map(graphFailureText)[0]).toMatch(/^\w, \w(, \w)?: \w/);
  });
});
