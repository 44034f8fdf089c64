import { mul, node, series } from "../../graph/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { basisId } from "./basis.ts";
import type { FiscalYear } from "./fiscal-year.ts";
import { addBasis } from "./volume.ts";

/**
 * Adds the series of a model that ends within the horizon: tasks before and after, and for the work of
 * the change the month itself and those that follow.
 *
 * @param end first month without the model, from 0
 */
export function addEndBases(
  sheet: Sheet,
  path: PathId,
  years: readonly FiscalYear[],
  end: number,
): void {
  const where = (is: (month: number) => boolean) =>
    series(
      Array.from({ length: sheet.months }, (_, month) => (is(month) ? 1 : 0)),
      "factor",
    );
  const tasks = mul(node("volume.tasks"), node("index.token-prices"));
  const wages = node("index.wages");
  const before = where((month) => month < end);
  const after = where((month) => month >= end);
  const rows = [
    [
      "task-at-token-prices-before-end",
      "Tasks until the model ends, at token prices.",
      mul(tasks, before),
    ],
    [
      "task-at-token-prices-after-end",
      "Tasks after the model has ended, at token prices.",
      mul(tasks, after),
    ],
    [
      "month-at-wages-at-end",
      "The month in which the model ends, at wages.",
      mul(
        wages,
        where((month) => month === end),
      ),
    ],
    [
      "month-at-wages-after-end",
      "Months after the model has ended, at wages.",
      mul(
        wages,
        where((month) => month > end),
      ),
    ],
  ] as const;
  for (const [basis, doc, formula] of rows) {
    const unit = basis.startsWith("task") ? "task / month" : "factor";
    addBasis(sheet, years, basisId(path, basis), unit, doc, formula);
  }
}
