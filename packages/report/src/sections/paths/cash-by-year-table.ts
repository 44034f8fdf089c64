import type { Estimate, PathResult } from "@outlay/estimate";
import { bookUnit, isPriced, yearTitle } from "@outlay/words";
import type { Cell, Table } from "../../document/block.ts";
import { pathColumns, row, sumRow, words } from "../columns.ts";
import { moneyCell, usdCell } from "../figure-cell.ts";
import { middlesText } from "../middles-text.ts";

/**
 * Cash of every path by fiscal year, at middle values, in the currency of the books; undefined for one
 * path, whose years stand on the first page.
 */
export function cashByYearTable(estimate: Estimate): Table | undefined {
  const paths = estimate.paths.filter(isPriced);
  if (paths.length < 2) return undefined;
  const { local, name } = bookUnit(estimate, paths);
  const end = local ? ".in-currency" : "";
  const cell = (amount: number | undefined, node: string): Cell =>
    local ? moneyCell(amount, node) : usdCell(amount, node);
  const cashOf = (path: PathResult, of: number): number => {
    const found = path.years.find(({ year }) => year === of);
    return (local ? found?.inCurrency?.cash : found?.cashUsd.centre) ?? 0;
  };
  const years = paths
    .flatMap((path) => path.years)
    .filter((year, at, all) => all.findIndex((each) => each.year === year.year) === at)
    .sort((a, b) => a.year - b.year)
    .filter(({ year }) => paths.some((path) => cashOf(path, year) !== 0));
  const sumOf = (path: PathResult): number =>
    path.years.reduce((all, { year }) => all + cashOf(path, year), 0);
  return {
    kind: "table",
    caption: `Cash paid by fiscal year, in ${name}`,
    columns: [words("Fiscal year"), ...pathColumns(paths)],
    rows: [
      ...years.map((each) =>
        row(
          yearTitle(each),
          ...paths.map((path) =>
            cell(cashOf(path, each.year), `${path.id}.year.${each.year}.cash${end}`),
          ),
        ),
      ),
      sumRow(
        "Sum",
        ...paths.map((path) =>
          local
            ? moneyCell(sumOf(path), `${path.id}.total.in-currency`)
            : usdCell(path.totalUsd.centre, `${path.id}.total`),
        ),
      ),
    ],
    notes: [
      `Every input at its middle value, so that the years add up; without people who take over failed tasks.${local ? "" : ` ${middlesText(paths)}`}`,
    ],
  };
}
