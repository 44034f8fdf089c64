import { add, div, type Expression, max, mul, node, quantity, type Term } from "../graph/index.ts";
import type { Plan } from "../plan/index.ts";
import { addPresentValue } from "./present-value.ts";
import type { Basis, Category } from "./sheet/line.ts";
import type { PathId } from "./sheet/path.ts";
import type { Sheet } from "./sheet/sheet.ts";
import { basisInYear } from "./volume/basis.ts";
import type { FiscalYear } from "./volume/fiscal-year.ts";

/**
 * Adds the sums of a path. All are sums of the same lines, cut in different ways:
 *
 * - `<path>.build.total`, `<path>.build.as-quoted`
 * - `<path>.run.month`, `<path>.run.total`, `<path>.run.in-<year>`, without people's fallback
 * - `<path>.total` = build + run; `<path>.total-with-fallback`
 * - `<path>.category.<c>.build | .run | .total`, and its share of the build
 * - `<path>.present-value`, `<path>.cost-per-task`, `<path>.cost-per-success`
 */
export function addTotals(
  sheet: Sheet,
  plan: Plan,
  path: PathId,
  success: Expression,
  years: readonly FiscalYear[],
): void {
  const build = sheet.buildLines.filter((line) => line.path === path);
  const run = sheet.runLines.filter((line) => line.path === path);
  const system = run.filter((line) => line.category !== "fallback");
  const tagged = (id: string, unit: string, doc: string, formula: Term): Expression =>
    sheet.graph.define({ id: `${path}.${id}`, unit, doc, formula, tags: { path, sum: id } });

  const buildTotal = tagged(
    "build.total",
    "USD",
    "Build before the launch, overrun included: all its lines.",
    sum(build.map(({ total }) => total)),
  );
  const quoted = build.filter(
    ({ category }) => category !== "overrun" && category !== "proof-of-concept",
  );
  const asQuoted = tagged(
    "build.as-quoted",
    "USD",
    "Build as published quotes count it: all its lines but the proof of concept and the overrun.",
    sum(quoted.map(({ total }) => total)),
  );
  tagged(
    "run.month",
    "USD / month",
    "Running cost of each month, without people's fallback.",
    sum(
      system.map((line) => node(`${path}.${line.id}.month`)),
      "USD / month",
    ),
  );
  const runTotal = tagged(
    "run.total",
    "USD",
    "Running cost over the horizon, without people's fallback.",
    sum(system.map(({ total }) => total)),
  );
  const inYears = addFiscalYears(sheet, path, years);
  const total = tagged("total", "USD", "Build and running cost.", add(buildTotal, runTotal));
  const fallback = run.filter((line) => line.category === "fallback");
  const compared = tagged(
    "total-with-fallback",
    "USD",
    "Build, running cost, and what people cost who take over failed tasks.",
    add(total, ...fallback.map((line) => line.total)),
  );
  addCategories(sheet, path, asQuoted);
  addPresentValue(sheet, plan, path, buildTotal, inYears, years);
  addUnitCosts(sheet, path, total, compared, success);
}

const sum = (terms: readonly Term[], unit = "USD"): Term =>
  terms.length === 0 ? quantity(0, unit) : add(...terms);

/** Running cost by fiscal year: for each basis, the sum of its rates × the basis in the year. */
function addFiscalYears(sheet: Sheet, path: PathId, years: readonly FiscalYear[]): Expression[] {
  const parts = sheet.runLines
    .filter((line) => line.path === path && line.category !== "fallback")
    .flatMap((line) => line.parts);
  const byBasis = [...Map.groupBy(parts, ({ basis }) => basis)];
  const rates = byBasis.map(([basis, group]): [Basis, Expression] => [
    basis,
    sheet.step(
      `${path}.run.per-${basis}`,
      basis.startsWith("month")
        ? "USD / month"
        : basis.startsWith("task")
          ? "USD / task"
          : "USD / machine / month",
      `All running costs of the path that go with ${basis}.`,
      add(...group.map(({ rate }) => rate)),
    ),
  ]);
  return years.map(({ year, from, to }) =>
    sheet.graph.define({
      id: `${path}.run.in-${year}`,
      unit: "USD",
      doc: `Running cost of fiscal year ${year}, months ${from + 1} to ${to} after the launch, without people's fallback.`,
      formula: sum(rates.map(([basis, rate]) => mul(rate, basisInYear(path, basis, year)))),
      tags: { path, sum: "run.year", year: String(year) },
    }),
  );
}

function addCategories(sheet: Sheet, path: PathId, asQuoted: Expression): void {
  const build = sheet.buildLines.filter((line) => line.path === path);
  const run = sheet.runLines.filter((line) => line.path === path);
  const categories = new Set<Category>([...build, ...run].map(({ category }) => category));
  for (const category of categories) {
    const id = `${path}.category.${category}`;
    const once = sum(build.filter((line) => line.category === category).map(({ total }) => total));
    const monthly = sum(run.filter((line) => line.category === category).map(({ total }) => total));
    const tags = { path, "sum-of": "category" };
    const built = sheet.graph.define({
      id: `${id}.build`,
      unit: "USD",
      doc: `Build: ${category}.`,
      formula: once,
      tags,
    });
    const running = sheet.graph.define({
      id: `${id}.run`,
      unit: "USD",
      doc: `Running cost: ${category}.`,
      formula: monthly,
      tags,
    });
    sheet.graph.define({
      id: `${id}.total`,
      unit: "USD",
      doc: `Build and running cost: ${category}.`,
      formula: add(built, running),
      tags,
    });
    if (category === "overrun" || category === "proof-of-concept" || category === "fallback")
      continue;
    sheet.graph.define({
      id: `${id}.share-of-build`,
      unit: "share",
      doc: `Share of the build as quoted: ${category}.`,
      formula: div(built, max(asQuoted, quantity(1e-9, "USD"))),
      tags,
    });
  }
}

function addUnitCosts(
  sheet: Sheet,
  path: PathId,
  total: Expression,
  compared: Expression,
  success: Expression,
): void {
  const tasks = node("basis.task.sum");
  const define = (id: string, doc: string, formula: Term) =>
    sheet.graph.define({
      id: `${path}.${id}`,
      unit: "USD / task",
      doc,
      formula,
      tags: { path, sum: id },
    });
  define("cost-per-task", "Build and running cost ÷ tasks of the horizon.", div(total, tasks));
  define(
    "cost-per-success",
    "Build and running cost ÷ tasks that end in success without a person.",
    div(total, mul(tasks, success)),
  );
  define(
    "cost-per-task-with-fallback",
    "Build, running cost and people's fallback ÷ tasks of the horizon.",
    div(compared, tasks),
  );
}
