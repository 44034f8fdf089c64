import {
  add,
  atMonth,
  ceil,
  type Expression,
  mul,
  node,
  quantity,
  runningMax,
  series,
  sub,
} from "../../graph/index.ts";
import type { MachinePath } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { basisId } from "../volume/basis.ts";
import type { FiscalYear } from "../volume/fiscal-year.ts";
import { addBasis } from "../volume/volume.ts";
import type { Serving } from "./find-candidates.ts";
import type { HostingTerms } from "./hosting-terms.ts";
import { addOwnedLines } from "./owned-lines.ts";
import { lastMonthOf } from "./owned-schedule.ts";

/**
 * Adds machines that are bought: how many, what they cost, their power and their upkeep.
 *
 * - `<path>.hardware`: the machines of the first year, bought before the launch
 * - `<path>.hardware-renewal`: those that later years need beside them, and those that replace old ones
 * - `<path>.power`, `<path>.hardware-upkeep`: for each machine that is owned, used or not
 *
 * @returns machines owned in each month
 */
export function addOwnedMachines(
  sheet: Sheet,
  serving: Serving,
  machines: Expression,
  terms: HostingTerms<Expression>,
  years: readonly FiscalYear[],
): Expression {
  const { owned, cohorts } = terms;
  const { path } = serving;
  if (owned === undefined) throw new Error("nothing is owned");
  const byYear = addOwnedByYear(sheet, path, machines, terms);
  const inYear = (year: number) =>
    monthsWhere(sheet.months, (month) => Math.floor(month / 12) === year);
  addBasis(
    sheet,
    years,
    basisId(path, "machine-owned"),
    "machine",
    "Machines that are owned.",
    add(...byYear.map((count, year) => mul(count, inYear(year)))),
  );
  const later = cohorts.flatMap(({ year, boughtIn }) =>
    boughtIn
      .filter((month) => month > 0)
      .map((month) => {
        const before = byYear[year - 1];
        const now = byYear[year] as Expression;
        const more = before === undefined ? now : sub(now, before);
        return mul(
          more,
          monthsWhere(sheet.months, (each) => each === month),
        );
      }),
  );
  if (later.length > 0) {
    addBasis(
      sheet,
      years,
      basisId(path, "machine-bought"),
      "machine",
      "Machines that are bought after the launch: for more load, and for old ones.",
      add(...later),
    );
  }
  addOwnedLines(sheet, serving, owned, byYear[0] as Expression, later.length > 0);
  return node(basisId(path, "machine-owned"));
}

/** Machines owned in each year: for its busiest month, and never fewer than in the year before. */
function addOwnedByYear(
  sheet: Sheet,
  path: MachinePath,
  machines: Expression,
  { site, cohorts, owned }: HostingTerms<Expression>,
): readonly Expression[] {
  const most = sheet.step(
    `${path}.machines-so-far`,
    "machine",
    "Most machines that any month needed up to this one.",
    runningMax(machines),
  );
  return cohorts.map(({ year }) => {
    const needed = atMonth(most, lastMonthOf(year, sheet.months));
    // A product such as 0.7 × 10 may lie a hair above a whole number.
    const hair = quantity(1e-9, "machine");
    return sheet.step(
      `${path}.machines-owned.year-${year + 1}`,
      "machine",
      `Machines owned in year ${year + 1} after the launch: ${site === "hybrid" ? "the owned part of those that its busiest month needs, rounded up" : "those that its busiest month needs"}.`,
      site === "hybrid" && owned !== undefined ? ceil(sub(mul(owned.share, needed), hair)) : needed,
    );
  });
}

const monthsWhere = (months: number, is: (month: number) => boolean): Expression =>
  series(
    Array.from({ length: months }, (_, month) => (is(month) ? 1 : 0)),
    "factor",
  );
