import {
  abs,
  add,
  and,
  atMonth,
  ceil,
  compound,
  cumulative,
  div,
  eq,
  exponential,
  floor,
  type Graph,
  graphBuilder,
  growth,
  gt,
  le,
  logarithm,
  lt,
  max,
  min,
  monthIndex,
  mul,
  type NodeExpression,
  neg,
  not,
  or,
  power,
  quantity,
  round,
  runningMax,
  series,
  squareRoot,
  sub,
  sumMonths,
  type Term,
  where,
  yearIndex,
} from "@outlay/estimate";

const months = 30;
const half = [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, -2.4, -2.6, 7, -7, 0] as const;

/**
 * A graph in which every operator stands where spreadsheets could read it otherwise, and formulas are too
 * long, too wide and too deep for one cell.
 */
export function trickyGraph(): Graph {
  const graph = graphBuilder({ months });
  const origin = { kind: "plan", source: "test" } as const;
  const input = (id: string, value: number): NodeExpression =>
    graph.input({ id, unit: "1", doc: id, distribution: { kind: "point", value }, origin });
  const define = (id: string, formula: Term, unit = "1"): NodeExpression =>
    graph.define({ id, unit, doc: `${id}.`, formula });
  const x = input("x", 3.7);
  const y = input("y", -2.5);
  const zero = input("zero", 0);
  const rate = graph.input({
    id: "rate",
    unit: "1 / year",
    doc: "A yearly rate.",
    distribution: { kind: "point", value: 0.13 },
    origin,
  });
  half.forEach((value, at) => {
    const h = input(`half.${at}`, value);
    define(`round.${at}`, round(h));
    define(`ceil.${at}`, ceil(h));
    define(`floor.${at}`, floor(h));
    define(`sign.${at}`, add(neg(h), power(h, 2), mul(neg(h), h), sub(0, h), abs(h)));
  });
  define("functions", add(squareRoot(x), exponential(y), logarithm(x), power(x, y)));
  define("quotients", sub(div(x, div(y, x)), mul(div(x, y), div(y, x))));
  define("least", min(max(x, y, zero), neg(y), 10));
  define("lazy", where(eq(zero, 0), x, div(x, zero)));
  define("both", where(and(gt(x, y), not(eq(x, 1))), 5, 6));
  define("either", where(or(zero, lt(x, y)), 5, 6));
  define("as-numbers", add(lt(x, y), mul(le(y, x), 2), mul(not(zero), 4)));
  const season = define("season", series(wave, ""));
  const tasks = define("tasks", mul(x, growth(rate), add(season, series(wave, ""))));
  define("calendar", add(mul(monthIndex(), quantity(2, "1 / month")), mul(yearIndex(), rate)));
  define("so-far", cumulative(tasks), "month");
  define("half-so-far", mul(cumulative(mul(tasks, 0.5)), quantity(1, "1 / month")));
  define("factor", compound(add(1, mul(season, 0.01))));
  define("most", runningMax(tasks));
  define("most-of-one", runningMax(x));
  define("sum", sumMonths(mul(tasks, season), 3, 20), "month");
  define("sum-of-one", sumMonths(x), "month");
  define("sum-of-running", sumMonths(runningMax(mul(tasks, 2))), "month");
  define("one-month", atMonth(mul(tasks, compound(add(1, mul(season, 0.02)))), 17));
  const many = Array.from({ length: 400 }, (_, at) => input(`many.${at}`, at / 7));
  define("long-sum", add(...many));
  define("long-least", min(...many.map((each) => add(each, x))));
  define("long-product", mul(...many.slice(0, 300).map((each) => add(1, mul(each, 0.001)))));
  define("long-of-long", max(...many.map((_, at) => add(...many.slice(at, at + 40)))));
  define("long-monthly", add(...many.map((each) => mul(each, tasks))));
  let deep: Term = x;
  for (let level = 0; level < 120; level++) deep = max(add(mul(deep, 0.9), y), zero);
  define("deep", deep);
  const built = graph.build();
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  return built.value;
}

const wave: readonly number[] = Array.from({ length: months }, (_, month) => 1 + (month % 5) / 10);
