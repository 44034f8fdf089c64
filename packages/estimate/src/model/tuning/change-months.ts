import { series } from "../../graph/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { basisId } from "../volume/basis.ts";
import type { FiscalYear } from "../volume/fiscal-year.ts";
import { addBasis } from "../volume/volume.ts";

/**
 * Adds the months in which models end as announced, and those after the last of them, at no index:
 * compute is bought at its own price, not at wages.
 *
 * @param ends months from 0, rising; at least one
 */
export function addChangeMonths(
  sheet: Sheet,
  path: PathId,
  years: readonly FiscalYear[],
  ends: readonly number[],
): void {
  const last = ends.at(-1) as number;
  const rows = [
    ["month-at-end", "Months in which a model ends.", (month: number) => ends.includes(month)],
    ["month-after-end", "Months after the last announced end.", (month: number) => month > last],
  ] as const;
  for (const [basis, doc, is] of rows) {
    const months = Array.from({ length: sheet.months }, (_, month) => (is(month) ? 1 : 0));
    addBasis(sheet, years, basisId(path, basis), "factor", doc, series(months, "factor"));
  }
}
