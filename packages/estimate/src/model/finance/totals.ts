import { add, type Expression, mul, node, type Term } from "../../graph/index.ts";
import type { ModelContext } from "../paths/model-context.ts";
import { isQuoted } from "../sheet/is-quoted.ts";
import type { PathId } from "../sheet/path.ts";
import { basisInYear } from "../volume/basis.ts";
import { addCash } from "./cash.ts";
import { comesBack } from "./comes-back.ts";
import { addCategories, addCuts } from "./cuts.ts";
import { addFiscalTable } from "./fiscal-table.ts";
import { addInCurrency } from "./in-currency.ts";
import { ratesByBasis } from "./rates-by-basis.ts";
import { totalOf } from "./total-of.ts";
import { addUnitCosts } from "./unit-costs.ts";

/**
 * Adds the sums of a path. All are sums of the same lines, cut in different ways:
 *
 * - `<path>.build.total`, `<path>.build.as-quoted`
 * - `<path>.run.month`, `<path>.run.total`, `<path>.run.in-<year>`, without people's fallback; the
 *   months leave out what is paid once: at the end, or for an audit trail that is added later
 * - `<path>.total` = build + run; `<path>.total-with-fallback`
 * - the cuts of `cuts.ts`, the fiscal years of `fiscal-table.ts`, what is paid month by month, the unit
 *   costs, and the plan's currency
 *
 * @param success share of tasks that end in success without a person
 */
export function addTotals(context: ModelContext, path: PathId, success: Expression): void {
  const { sheet, years } = context;
  const build = sheet.buildLines.filter((line) => line.path === path);
  const run = sheet.runLines.filter((line) => line.path === path);
  const system = run.filter((line) => line.category !== "fallback");
  const tagged = (id: string, unit: string, doc: string, formula: Term): Expression =>
    sheet.graph.define({ id: `${path}.${id}`, unit, doc, formula, tags: { path, sum: id } });

  const buildTotal = tagged(
    "build.total",
    "USD",
    "Build before the launch, overrun included: all its lines.",
    totalOf(build.map(({ total }) => total)),
  );
  const quoted = build.filter(isQuoted);
  const asQuoted = tagged(
    "build.as-quoted",
    "USD",
    "Build as published quotes count it: all its lines but the proof of concept, the overrun, the training of users, and what a wait costs.",
    totalOf(quoted.map(({ total }) => total)),
  );
  tagged(
    "run.month",
    "USD / month",
    "Running cost of each month, without people's fallback and what is paid once.",
    totalOf(
      system.filter(comesBack).map((line) => node(`${path}.${line.id}.month`)),
      "USD / month",
    ),
  );
  const runTotal = tagged(
    "run.total",
    "USD",
    "Running cost over the horizon, without people's fallback.",
    totalOf(system.map(({ total }) => total)),
  );
  const rates = ratesByBasis(sheet, path, "run", "All running costs of the path", system);
  for (const { year, from, to } of years) {
    sheet.graph.define({
      id: `${path}.run.in-${year}`,
      unit: "USD",
      doc: `Running cost of fiscal year ${year}, months ${from + 1} to ${to} after the launch, without people's fallback.`,
      formula: totalOf(rates.map(([basis, rate]) => mul(rate, basisInYear(path, basis, year)))),
      tags: { path, sum: "run.year", year: String(year) },
    });
  }
  const total = tagged("total", "USD", "Build and running cost.", add(buildTotal, runTotal));
  const fallback = run.filter((line) => line.category === "fallback");
  const compared = tagged(
    "total-with-fallback",
    "USD",
    "Build, running cost, and what people cost who take over failed tasks.",
    add(total, ...fallback.map((line) => line.total)),
  );
  addCategories(sheet, path, asQuoted);
  addCuts(sheet, path);
  addFiscalTable(context, path);
  addCash(sheet, path);
  addUnitCosts(sheet, path, { total, compared, success });
  addInCurrency(context, path);
}
