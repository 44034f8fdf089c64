import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  abs,
  add,
  and,
  atMonth,
  ceil,
  clamp,
  compound,
  cumulative,
  div,
  type Expression,
  eq,
  evaluate,
  floor,
  type Graph,
  ge,
  graphBuilder,
  gt,
  le,
  lt,
  max,
  min,
  monthIndex,
  mul,
  neg,
  not,
  or,
  pointAt,
  power,
  round,
  runningMax,
  series,
  sub,
  sumMonths,
  where,
  yearIndex,
} from "./index.ts";

const MONTHS = 14;
const DRAWS = 1500; // a whole block and a part of one
const origin = { kind: "assumption", source: "test" } as const;

/** One number of a node at a draw and a month, straight from the tree: the slow, plain meaning. */
function interpret(graph: Graph, inputs: ReadonlyMap<string, number>) {
  const memo = new Map<string, number>();
  const nodeAt = (id: string, m: number): number => {
    const key = `${id} ${m}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const each = graph.nodes.get(id);
    if (each === undefined) throw new Error(id);
    const value = each.kind === "input" ? (inputs.get(id) as number) : at(each.formula, m);
    memo.set(key, value);
    return value;
  };
  const at = (e: Expression, m: number): number => {
    if (e.op === "constant") return e.value;
    if (e.op === "series") return e.values[m] as number;
    if (e.op === "node") return nodeAt(e.id, m);
    if (!("args" in e)) return e.op === "month" ? m : Math.floor(m / 12);
    const months = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => at(e.args[0] as Expression, from + i));
    switch (e.op) {
      case "sumMonths":
        return months(("from" in e && e.from) || 0, ("to" in e && e.to) || MONTHS).reduce(
          (a, b) => a + b,
          0,
        );
      case "at":
        return at(e.args[0] as Expression, ("from" in e && e.from) || 0);
      case "cumulative":
        return months(0, m + 1).reduce((a, b) => a + b, 0);
      case "compound":
        return months(0, m).reduce((a, b) => a * b, 1);
      case "runningMax":
        return Math.max(...months(0, m + 1));
    }
    const [a = 0, b = 0, c = 0] = e.args.map((arg) => at(arg, m));
    const all = e.args.map((arg) => at(arg, m));
    switch (e.op) {
      case "add":
        return all.reduce((x, y) => x + y);
      case "mul":
        return all.reduce((x, y) => x * y);
      case "min":
        return Math.min(...all);
      case "max":
        return Math.max(...all);
      case "sub":
        return a - b;
      case "div":
        return a / b;
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
      default:
        throw new Error(`${e.op} is tested elsewhere`);
    }
  };
  return nodeAt;
}

const hasMonths = (graph: Graph, id: string): boolean =>
  graph.axes.get(id) === "month" || graph.axes.get(id) === "both";

/** Formulas over small whole numbers, so that every order of summing gives the same bits. */
function wholeFormula(
  random: () => number,
  names: readonly Expression[],
  depth: number,
): Expression {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const part = () => wholeFormula(random, names, depth - 1);
  if (depth === 0 || random() < 0.15) {
    const leaf = [
      () => pick(names),
      () => pick(names),
      () => ({ op: "constant", value: Math.floor(random() * 7) - 3, unit: "" }) as const,
      () => mul(monthIndex(), { op: "constant", value: 1, unit: "1 / month" }),
      () => mul(yearIndex(), { op: "constant", value: 1, unit: "1 / year" }),
      () =>
        series(
          Array.from({ length: MONTHS }, () => Math.floor(random() * 5) - 2),
          "share",
        ),
    ];
    return pick(leaf)();
  }
  const tame = (e: Expression) => clamp(e, -4, 4);
  const perMonth = { op: "constant", value: 1, unit: "1 / month" } as const;
  const month = Math.floor(random() * MONTHS);
  const branch = [
    () => add(part(), part(), part()),
    () => sub(part(), part()),
    () => mul(tame(part()), tame(part())),
    () => mul(tame(part()), tame(part()), tame(part())),
    () => min(part(), part()),
    () => max(part(), part(), part()),
    () => neg(part()),
    () => abs(part()),
    () => ceil(div(part(), 4)),
    () => floor(div(part(), 2)),
    () => round(div(part(), 8)),
    () => where(lt(part(), part()), part(), part()),
    () => where(pick([le, gt, ge, eq])(part(), part()), part(), div(part(), 2)),
    () => and(part(), not(part())),
    () => or(part(), part()),
    () => tame(mul(sumMonths(part()), perMonth)),
    () =>
      tame(
        mul(sumMonths(mul(tame(part()), tame(part())), 2, month + 1 > 3 ? month + 1 : 9), perMonth),
      ),
    () => tame(mul(cumulative(part()), perMonth)),
    () => clamp(compound(clamp(part(), -1, 2)), -50, 50),
    () => runningMax(part()),
    () => atMonth(part(), month),
  ];
  return pick(branch)();
}

function wholeGraph(seed: number): Graph {
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 16777216;
  };
  const g = graphBuilder({ months: MONTHS });
  const names: Expression[] = [];
  for (let i = 0; i < 4; i++) {
    const u = g.input({
      id: `u${i}`,
      unit: "share",
      doc: "",
      distribution: i === 3 ? { kind: "point", value: 3 } : { kind: "uniform", low: -4, high: 5 },
      origin,
    });
    names.push(g.define({ id: `whole${i}`, unit: "share", doc: "", formula: floor(u) }));
  }
  for (let i = 0; i < 14; i++) {
    const formula = wholeFormula(random, names, 2);
    names.push(g.define({ id: `f${i}`, unit: "share", doc: "", formula }));
  }
  const graph = g.build();
  if (!graph.ok) throw new Error(JSON.stringify(graph.error));
  return graph.value;
}

describe("evaluation", () => {
  it("equals the plain meaning of every formula, draw by draw and month by month, to the last bit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const graph = wholeGraph(seed);
        const ids = [...graph.nodes.keys()];
        const result = evaluate(graph, { seed, draws: DRAWS, targets: ids });
        if (!result.ok) throw new Error(JSON.stringify(result.error));
        for (const draw of [0, 1023, 1024, DRAWS - 1]) {
          const inputs = new Map(
            ids
              .filter((id) => graph.nodes.get(id)?.kind === "input")
              .map((id) => [id, result.value.samples(id)[draw] as number]),
          );
          const want = interpret(graph, inputs);
          const point = pointAt(graph, ({ id }) => inputs.get(id) as number);
          for (const id of ids) {
            const alone = point.months(id);
            for (let m = 0; m < (hasMonths(graph, id) ? MONTHS : 1); m++) {
              const got = hasMonths(graph, id)
                ? result.value.monthSamples(id, m)[draw]
                : result.value.samples(id)[draw];
              const both = [(got as number) + 0, (alone[m] as number) + 0]; // −0 and 0 are one amount
              const wanted = want(id, m) + 0;
              if (both[0] !== wanted || both[1] !== wanted) {
                expect({ id, draw, m, both }).toEqual({ id, draw, m, both: [wanted, wanted] });
              }
            }
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it("gives a node the same bits whatever else is asked for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const graph = realGraph(seed);
        const all = evaluate(graph, { seed, draws: 700, targets: [...graph.nodes.keys()] });
        const one = evaluate(graph, { seed, draws: 700, targets: ["total"], means: ["line2"] });
        if (!all.ok || !one.ok) throw new Error("failed");
        expect(one.value.samples("total")).toEqual(all.value.samples("total"));
      }),
      { numRuns: 30 },
    );
  });

  it("makes parts sum to the whole, and quantiles rise", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const graph = realGraph(seed);
        const lines = ["line0", "line1", "line2"];
        const totals = lines.map((id) => `${id}.total`);
        const request = {
          seed,
          draws: 3000,
          targets: ["total", "monthly"],
          means: [...totals, ...lines],
        };
        const result = evaluate(graph, request);
        if (!result.ok) throw new Error(JSON.stringify(result.error));
        const { value } = result;
        const sum = totals.reduce((a, id) => a + value.mean(id), 0);
        expect(Math.abs(sum / value.mean("total") - 1)).toBeLessThan(1e-13);
        const months = lines.reduce(
          (a, id) => a + value.monthlyMean(id).reduce((x, y) => x + y),
          0,
        );
        expect(Math.abs(months / value.mean("total") - 1)).toBeLessThan(1e-12);
        const { min, p05, p10, p25, p50, p75, p80, p90, p95, max } = value.summary("total");
        const rising = [min, p05, p10, p25, p50, p75, p80, p90, p95, max];
        expect(rising).toEqual(rising.toSorted((a, b) => a - b));
        const fan = value.monthly("monthly");
        for (let m = 0; m < MONTHS; m++) {
          const [a, b, c, d] = [fan.p10[m], fan.p50[m], fan.p80[m], fan.p90[m]] as number[];
          expect(a as number).toBeLessThanOrEqual(b as number);
          expect(b as number).toBeLessThanOrEqual(c as number);
          expect(c as number).toBeLessThanOrEqual(d as number);
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** Three lines of money with growth, whole machines and an event. */
function realGraph(seed: number): Graph {
  const g = graphBuilder({ months: MONTHS });
  const share = (seed % 1000) / 1000;
  const input = (id: string, unit: string, low: number, high: number) =>
    g.input({
      id,
      unit,
      doc: "",
      distribution: { kind: "lognormal", low, high, mass: 0.9 },
      origin,
    });
  const tasks = input("tasks", "task / month", 1000 + (seed % 77), 3000);
  const rate = input("rate", "1 / year", 0.1, 0.3 + share);
  const price = input("price", "USD / task", 0.01, 0.03);
  const machine = input("machine", "USD / gpu month", 500, 900);
  const capacity = input("capacity", "task / gpu month", 300, 900);
  const growing = compound(
    power(add(1, mul(rate, { op: "constant", value: 1, unit: "year" })), 1 / 12),
  );
  const volume = g.define({
    id: "volume",
    unit: "task / month",
    doc: "",
    formula: mul(growing, tasks),
  });
  const lines = [
    mul(volume, price, 1 + share),
    mul(ceil(div(volume, capacity)), machine),
    where(gt(yearIndex(), 0), mul(price, tasks), 0),
  ].map((formula, i) => g.define({ id: `line${i}`, unit: "USD / month", doc: "", formula }));
  for (const line of lines) {
    g.define({ id: `${line.id}.total`, unit: "USD", doc: "", formula: sumMonths(line) });
  }
  const monthly = g.define({ id: "monthly", unit: "USD / month", doc: "", formula: add(...lines) });
  g.define({ id: "total", unit: "USD", doc: "", formula: sumMonths(monthly) });
  const graph = g.build();
  if (!graph.ok) throw new Error(JSON.stringify(graph.error));
  return graph.value;
}
