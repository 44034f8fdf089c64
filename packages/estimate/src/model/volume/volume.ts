import {
  add,
  div,
  type Expression,
  growth,
  min,
  monthIndex,
  mul,
  neg,
  quantity,
  series,
  sumMonths,
  type Term,
} from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { FiscalYear } from "./fiscal-year.ts";
import { addSeason } from "./season.ts";

/**
 * Adds the series that recurring costs are proportional to, and their sums:
 *
 * - `volume.tasks`: tasks × ramp × growth × season, month by month
 * - `index.wages`, `index.token-prices`: 1 in the first month
 * - `basis.*`, `basis.*.in-<year>`, `basis.*.sum`: see `basis.ts`
 */
export function addVolume(
  sheet: Sheet,
  plan: Plan,
  years: readonly FiscalYear[],
  start: string,
): void {
  const { workload } = plan;
  const tasks = sheet.believe({
    id: "workload.tasks",
    doc: "Tasks a month once the ramp is over, before growth.",
    plan: workload.tasks,
    key: "workload.tasks",
  });
  const yearlyGrowth = sheet.believe({
    id: "workload.growth",
    doc: "Growth of the tasks in a year.",
    plan: workload.growth,
    key: "workload.growth",
    default: "usage.growth",
  });
  const ramp = sheet.believe({
    id: "workload.ramp",
    doc: "Time from the launch to the full number of tasks.",
    plan: workload.ramp,
    key: "workload.ramp",
    default: "usage.ramp",
  });
  const month = quantity(1, "month");
  const ramped = sheet.step(
    "volume.ramp",
    "share",
    "Share of the full number of tasks: rises evenly from the launch, and is whole after the ramp.",
    min(1, div(add(monthIndex(), month), add(ramp, month))),
  );
  const season = addSeason(sheet, plan, start);
  const volume = sheet.step(
    "volume.tasks",
    "task / month",
    season === undefined
      ? "Tasks of each month: full number × ramp × growth, compounded monthly from the launch."
      : "Tasks of each month: full number × ramp × growth, compounded monthly from the launch, × season.",
    mul(tasks, mul(ramped, growth(yearlyGrowth)), ...(season === undefined ? [] : [season])),
  );
  const decline = addPriceDecline(sheet, plan);
  const tokenPrices = sheet.step(
    "index.token-prices",
    "factor",
    "Price of tokens against the first month.",
    growth(neg(decline)),
  );
  const wages = sheet.step(
    "index.wages",
    "factor",
    "Wages against the first month.",
    growth(
      sheet.believe({
        id: "people.wage_inflation",
        doc: "Rise of wages in a year.",
        plan: plan.people?.wage_inflation,
        key: "people.wage_inflation",
        default: "labour.wage-inflation",
      }),
    ),
  );
  const later = series(
    Array.from({ length: sheet.months }, (_, at) => (at < 12 ? 0 : 1)),
    "factor",
  );
  addBasis(sheet, years, "basis.month", "factor", "Months.", monthly(sheet, 1));
  addBasis(sheet, years, "basis.task", "task / month", "Tasks.", volume);
  addBasis(
    sheet,
    years,
    "basis.task-at-token-prices",
    "task / month",
    "Tasks, each weighted with the price of tokens in its month.",
    mul(volume, tokenPrices),
  );
  addBasis(
    sheet,
    years,
    "basis.month-at-token-prices",
    "factor",
    "Months, each weighted with the price of tokens.",
    tokenPrices,
  );
  addBasis(
    sheet,
    years,
    "basis.task-at-wages",
    "task / month",
    "Tasks, each weighted with the wages of its month.",
    mul(volume, wages),
  );
  addBasis(sheet, years, "basis.month-at-wages", "factor", "Months weighted with wages.", wages);
  addBasis(
    sheet,
    years,
    "basis.month-at-wages-from-year-2",
    "factor",
    "Months from the thirteenth on, weighted with wages.",
    mul(wages, later),
  );
}

/** How fast the price of the same model falls in a year. */
export const addPriceDecline = (sheet: Sheet, plan: Plan): Expression =>
  sheet.believe({
    id: "finance.price_decline",
    doc: "How fast the price of the same model falls in a year.",
    plan: plan.finance?.price_decline,
    key: "finance.price_decline",
    default: "price.token-decline",
  });

/** The same value in every month. */
const monthly = (sheet: Sheet, value: number): Term =>
  series(
    Array.from({ length: sheet.months }, () => value),
    "factor",
  );

/** Adds a basis month by month, in each fiscal year, and as the sum of these. */
export function addBasis(
  sheet: Sheet,
  years: readonly FiscalYear[],
  id: string,
  unit: string,
  doc: string,
  formula: Term,
): Expression {
  const basis = sheet.step(id, unit, doc, formula);
  const summed = sumUnit(unit);
  const inYears = years.map(({ year, from, to }) =>
    sheet.step(
      `${id}.in-${year}`,
      summed,
      `${doc} In fiscal year ${year}.`,
      sumMonths(basis, from, to),
    ),
  );
  return sheet.step(`${id}.sum`, summed, `${doc} Over the horizon.`, add(...inYears));
}

/** Unit of a monthly series summed over months. */
const sumUnit = (unit: string): string =>
  unit.endsWith(" / month")
    ? unit.slice(0, -" / month".length)
    : unit === "factor"
      ? "month"
      : `${unit} month`;
