import { describe, expect, it } from "vitest";
import type { Distribution } from "../distribution/distribution.ts";
import {
  add,
  ceil,
  centre,
  div,
  evaluate,
  evaluationFailureText,
  type Graph,
  graphBuilder,
  growth,
  gt,
  leastOf,
  logarithm,
  min,
  mul,
  node,
  presentValue,
  quantity,
  type Sampling,
  sub,
  sumMonths,
  type Term,
  where,
} from "./index.ts";

const origin = { kind: "assumption", source: "test" } as const;
const DRAWS = 5000;

/** A graph of unitless inputs and formulas. */
function make(
  inputs: Readonly<Record<string, Distribution>>,
  formulas: Readonly<Record<string, Term>>,
  months: number = 4,
): Graph {
  const g = graphBuilder({ months });
  for (const [id, distribution] of Object.entries(inputs)) {
    g.input({ id, unit: "share", doc: "", distribution, origin });
  }
  for (const [id, formula] of Object.entries(formulas))
    g.define({ id, unit: "share", doc: "", formula });
  const graph = g.build();
  if (!graph.ok) throw new Error(JSON.stringify(graph.error));
  return graph.value;
}

function run(
  graph: Graph,
  targets: readonly string[],
  draws: number = DRAWS,
  sampling: Sampling = "owen",
  seed: number = 11,
) {
  const result = evaluate(graph, { seed, draws, targets, sampling });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const uniform: Distribution = { kind: "uniform", low: 0, high: 1 };
const money: Distribution = { kind: "lognormal", low: 10, high: 20, mass: 0.9 };
const perMonth = quantity(1, "1 / month");

describe("evaluate", () => {
  it.each<Sampling>(["owen", "plain"])(
    "gives the same bytes for the same seed (%s)",
    (sampling) => {
      const graph = make({ a: money, b: uniform }, { c: mul(node("a"), node("b")) });
      expect(run(graph, ["c"], DRAWS, sampling).samples("c")).toEqual(
        run(graph, ["c"], DRAWS, sampling).samples("c"),
      );
    },
  );

  it.each<Sampling>(["owen", "plain"])("makes 1,000 draws the first of 5,000 (%s)", (sampling) => {
    const graph = make({ a: money, b: uniform }, { c: mul(node("a"), node("b")) });
    const few = run(graph, ["c"], 1000, sampling).samples("c");
    expect(run(graph, ["c"], DRAWS, sampling).samples("c").slice(0, 1000)).toEqual(few);
  });

  it("leaves the draws of an input as they were when others come or go, and in another graph", () => {
    const one = run(make({ a: money }, { x: node("a") }), ["x"]);
    const many = run(
      make({ z: uniform, a: money, b: uniform }, { x: add(node("a"), node("b"), node("z")) }),
      ["a"],
    );
    expect(many.samples("a")).toEqual(one.samples("x"));
  });

  it("draws two inputs of one stream alike", () => {
    const g = graphBuilder({ months: 1 });
    for (const id of ["a", "b"])
      g.input({ id, unit: "share", doc: "", distribution: money, origin, stream: "same" });
    g.define({ id: "gap", unit: "share", doc: "", formula: sub(node("a"), node("b")) });
    const graph = g.build();
    if (!graph.ok) throw new Error("refused");
    expect(run(graph.value, ["gap"]).summary("gap")).toMatchObject({ min: 0, max: 0 });
  });

  it("draws a correlated group together and leaves the others alone", () => {
    const build = (correlated: boolean) => {
      const g = graphBuilder({ months: 1 });
      for (const id of ["a", "b", "c"])
        g.input({ id, unit: "share", doc: "", distribution: uniform, origin });
      if (correlated) {
        g.correlate({
          inputs: ["a", "b"],
          matrix: [
            [1, 0.8],
            [0.8, 1],
          ],
          measure: "rank",
        });
      }
      const graph = g.build();
      if (!graph.ok) throw new Error("refused");
      return run(graph.value, ["a", "b", "c"]);
    };
    const tied = build(true);
    const free = build(false);
    expect(tied.samples("a")).toEqual(free.samples("a"));
    expect(tied.samples("c")).toEqual(free.samples("c"));
    const [a, b] = [tied.samples("a"), tied.samples("b")];
    const r = a.reduce((sum, x, i) => sum + (x - 0.5) * ((b[i] as number) - 0.5), 0) * (12 / DRAWS);
    expect(Math.abs(r - 0.8)).toBeLessThan(0.04); // standard error 0.01
  });

  it("is worked by hand: growth, present value and whole machines", () => {
    const point = (value: number): Distribution => ({ kind: "point", value });
    const g = graphBuilder({ months: 24 });
    g.input({ id: "fee", unit: "USD / month", doc: "", distribution: point(100), origin });
    g.input({ id: "rate", unit: "1 / year", doc: "", distribution: point(0.21), origin });
    const grown = g.define({
      id: "grown",
      unit: "USD / month",
      doc: "",
      formula: mul(node("fee"), growth(node("rate"))),
    });
    g.define({ id: "total", unit: "USD", doc: "", formula: sumMonths(grown) });
    g.define({ id: "present", unit: "USD", doc: "", formula: presentValue(grown, node("rate")) });
    g.define({ id: "machines", unit: "share", doc: "", formula: ceil(quantity(2.1, "share")) });
    const graph = g.build();
    if (!graph.ok) throw new Error("refused");
    const value = run(graph.value, ["grown", "total", "present", "machines"], 10);
    expect(value.monthlyMean("grown")[12]).toBeCloseTo(121, 10);
    // A geometric series: 100 (1.21² − 1) / (1.21^(1/12) − 1).
    expect(value.mean("total")).toBeCloseTo((100 * (1.21 ** 2 - 1)) / (1.21 ** (1 / 12) - 1), 9);
    expect(value.mean("present")).toBeCloseTo(2400, 9);
    expect(value.samples("machines")).toEqual(new Float64Array(10).fill(3));
  });

  it("counts how often a node is the least; ties share", () => {
    const graph = make({ a: uniform }, { b: 0.25, c: node("a"), d: node("b") });
    const least = leastOf(run(graph, ["b", "c", "d"], 4096), ["b", "c", "d"]);
    expect(least.get("c")).toBeCloseTo(0.25, 3);
    expect(least.get("b")).toBeCloseTo(0.375, 3);
    expect(least.get("d")).toBe(least.get("b"));
  });

  it("gives nodes with months fewer draws when asked, in whole blocks", () => {
    const graph = make(
      { a: money },
      {
        m: mul(node("a"), node("g")),
        g: growth(quantity(0.1, "1 / year")),
        t: mul(sumMonths(node("m")), perMonth),
      },
    );
    const result = evaluate(graph, {
      seed: 11,
      draws: DRAWS,
      targets: ["m", "t"],
      monthlyDraws: 100,
    });
    if (!result.ok) throw new Error("failed");
    expect(result.value.monthlyDraws).toBe(1024);
    expect(result.value.monthSamples("m", 3)).toHaveLength(1024);
    expect(result.value.samples("t")).toEqual(run(graph, ["t"]).samples("t"));
    const { p10, p50, p90 } = result.value.monthly("m");
    expect([p10[0], p50[0], p90[0]].map((x) => Math.round(x as number))).toEqual([11, 14, 19]);
  });

  it("reports progress up to the end", () => {
    const seen: number[] = [];
    const graph = make({ a: money }, { x: node("a") });
    evaluate(graph, {
      seed: 1,
      draws: 20_000,
      targets: ["x"],
      onProgress: (done) => seen.push(done),
    });
    expect(seen).toEqual([8192, 16_384, 20_000]);
  });

  it.each([
    { request: { seed: 1, draws: 0, targets: [] } },
    { request: { seed: -1, draws: 1, targets: [] } },
    { request: { seed: 0.5, draws: 1, targets: [] } },
    { request: { seed: 1, draws: 1, targets: ["nobody"] } },
  ])("throws on a broken promise: $request", ({ request }) => {
    expect(() => evaluate(make({ a: money }, {}), request)).toThrow(RangeError);
  });

  it("throws when a node is asked that was no target", () => {
    const value = run(make({ a: money }, { x: node("a"), y: mul(node("a"), 2) }), ["x"]);
    expect(() => value.samples("y")).toThrow("y was not asked for");
    expect(() => value.monthly("x")).toThrow("x has no months");
  });
});

describe("a value that is not finite", () => {
  const zero: Distribution = {
    kind: "event",
    probability: 0.5,
    impact: { kind: "point", value: 2 },
  };

  it("fails, naming the node, its formula, operands and inputs", () => {
    const graph = make(
      { a: zero, b: { kind: "point", value: 3 } },
      { x: div(node("b"), node("a")), y: mul(node("x"), 2) },
    );
    const result = evaluate(graph, { seed: 1, draws: 100, targets: ["y"] });
    if (result.ok) throw new Error("did not fail");
    expect(result.error).toMatchObject({
      code: "not-finite",
      node: "x",
      formula: "b ÷ a",
      value: "Infinity",
      operands: [
        { id: "b", value: 3 },
        { id: "a", value: 0 },
      ],
      inputs: [
        { id: "a", value: 0 },
        { id: "b", value: 3 },
      ],
    });
    const { draw } = result.error;
    expect(evaluationFailureText(result.error)).toBe(
      `x is no number in draw ${draw} (Infinity): b ÷ a, where b = 3, a = 0`,
    );
  });

  it("fails at the central values too, with the month", () => {
    const graph = make(
      { a: money },
      { x: div(1, sub(node("m"), 2)), m: mul({ op: "month" }, perMonth) },
    );
    expect(centre(graph)).toMatchObject({
      ok: false,
      error: { node: "x", month: 2, value: "Infinity" },
    });
    expect(evaluate(graph, { seed: 1, draws: 10, targets: ["x"] })).toMatchObject({
      ok: false,
      error: { node: "x", month: 2 },
    });
  });

  it.each<[string, Term, string]>([
    ["hidden by a minimum", min(div(1, node("a")), 5), "Infinity"],
    ["hidden by a division", div(1, div(1, node("a"))), "Infinity"],
    ["the logarithm of zero", logarithm(node("a")), "-Infinity"],
    ["the logarithm of a negative number", logarithm(sub(node("a"), 1)), "NaN"],
    ["an overflow", mul(add(node("a"), 1), 1e200, 1e200), "Infinity"],
  ])("is caught when %s", (_, formula) => {
    const graph = make({ a: zero }, { x: formula });
    const result = evaluate(graph, { seed: 1, draws: 100, targets: ["x"] });
    expect(result.ok).toBe(false);
  });

  it("names the first draw that fails, and no node that was not asked for", () => {
    const rare: Distribution = { ...zero, probability: 0.999 };
    const inputs = { a: rare, b: zero, c: { kind: "point", value: 0 } } as const;
    const formulas = { x: div(1, node("a")), other: div(1, node("b")), fixed: div(1, node("c")) };
    const graph = make(inputs, formulas);
    const result = evaluate(graph, { seed: 5, draws: 5000, targets: ["x"] });
    if (result.ok) throw new Error("did not fail");
    const { node: name, draw } = result.error;
    const samples = run(make({ a: rare }, { y: node("a") }), ["y"], 5000, "owen", 5).samples("y");
    expect({ name, draw }).toEqual({ name: "x", draw: samples.indexOf(0) });
    expect(evaluate(graph, { seed: 5, draws: 10, targets: ["fixed"] })).toMatchObject({
      ok: false,
      error: { node: "fixed" },
    });
  });

  it("is no failure in a branch that where leaves out", () => {
    const graph = make({ a: zero }, { x: where(gt(node("a"), 0), div(6, node("a")), 0) });
    expect(run(graph, ["x"]).summary("x")).toMatchObject({ min: 0, max: 3 });
  });
});
