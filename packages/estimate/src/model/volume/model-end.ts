import {
  compound,
  type Expression,
  monthlyFactor,
  mul,
  neg,
  node,
  quantity,
  series,
  type Term,
  where,
} from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Basis } from "../sheet/line.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { basisId } from "./basis.ts";
import type { FiscalYear } from "./fiscal-year.ts";
import { addBasis, addPriceDecline } from "./volume.ts";

/** The months in which a path uses one model of several that follow each other. */
export interface ModelStage {
  readonly basis: Basis;
  /** First month with the model, from 0. */
  readonly from: number;
  /** First month without it; the length of the horizon for the last one. */
  readonly to: number;
}

/**
 * Adds the tasks of each stage, weighted with the price of tokens. A model that takes the place of
 * another begins with its own prices of that day, and they fall from there.
 */
export function addStageBases(
  sheet: Sheet,
  plan: Plan,
  path: PathId,
  years: readonly FiscalYear[],
  stages: readonly ModelStage[],
): void {
  for (const { basis, from, to } of stages) {
    const within = factors(sheet, (month) => month >= from && month < to);
    const prices = from === 0 ? node("index.token-prices") : addPricesFrom(sheet, plan, from);
    const id = basisId(path, basis);
    const when = `Tasks from month ${from + 1} to ${to}`;
    const tasks = sheet.step(
      `${id}.tasks`,
      "task / month",
      `${when}.`,
      mul(node("volume.tasks"), within),
    );
    addBasis(sheet, years, id, "task / month", `${when}, at token prices.`, mul(tasks, prices));
  }
}

/** What a stage is called for work that is done each month, whatever the tasks. */
export const monthsOfStage = (basis: Basis): Basis => basis.replace(/^task/, "month") as Basis;

/** Adds the months of each stage, weighted with the price of tokens as in `addStageBases`. */
export function addStageMonths(
  sheet: Sheet,
  plan: Plan,
  path: PathId,
  years: readonly FiscalYear[],
  stages: readonly ModelStage[],
): void {
  for (const { basis, from, to } of stages) {
    const within = factors(sheet, (month) => month >= from && month < to);
    const prices = from === 0 ? node("index.token-prices") : addPricesFrom(sheet, plan, from);
    const id = basisId(path, monthsOfStage(basis));
    const when = `Months from month ${from + 1} to ${to}`;
    const used = sheet.step(`${id}.months`, "factor", `${when}.`, within);
    addBasis(sheet, years, id, "factor", `${when}, at token prices.`, mul(prices, used));
  }
}

/** Price of tokens against the month in which a model was taken; before it, 1. */
function addPricesFrom(sheet: Sheet, plan: Plan, from: number): Expression {
  return sheet.shared(
    `index.token-prices.from-month-${from + 1}`,
    "factor",
    `Price of tokens against month ${from + 1}, in which the model is taken.`,
    () =>
      compound(
        where(
          factors(sheet, (month) => month >= from),
          monthlyFactor(neg(addPriceDecline(sheet, plan))),
          1,
        ),
      ),
  );
}

/**
 * Adds how many ends are announced, the months in which models end, and those after the last end, both at wages: for the work of
 * moving to the next one.
 *
 * @param ends first months without a model, from 0, rising
 */
export function addEndBases(
  sheet: Sheet,
  path: PathId,
  years: readonly FiscalYear[],
  ends: readonly number[],
): void {
  const wages = node("index.wages");
  const last = ends.at(-1) ?? 0;
  sheet.step(
    `${path}.announced-ends`,
    "factor",
    "Ends of models within the horizon that their vendors have announced.",
    quantity(ends.length, "factor"),
  );
  sheet.step(
    `${path}.months-after-ends`,
    "month",
    "Months of the horizon after the last announced end.",
    quantity(Math.max(0, sheet.months - 1 - last), "month"),
  );
  const rows = [
    [
      "month-at-wages-at-end",
      "Months in which a model ends, at wages.",
      (m: number) => ends.includes(m),
    ],
    [
      "month-at-wages-after-end",
      "Months after the last announced end, at wages.",
      (m: number) => m > last,
    ],
  ] as const;
  for (const [basis, doc, is] of rows) {
    addBasis(sheet, years, basisId(path, basis), "factor", doc, mul(wages, factors(sheet, is)));
  }
}

/** 1 in the months that are meant, else 0. */
const factors = (sheet: Sheet, is: (month: number) => boolean): Term =>
  series(
    Array.from({ length: sheet.months }, (_, month) => (is(month) ? 1 : 0)),
    "factor",
  );
