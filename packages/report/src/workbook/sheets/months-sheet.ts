import type { FiscalYear, FormulaNode } from "@outlay/estimate";
import { monthFormula } from "../formula/month-formula.ts";
import { firstMonthColumn, monthColumn } from "../formula/place.ts";
import { headRows, type Layout } from "../layout.ts";
import { looks } from "../looks.ts";
import { nodeTitle, pathOfNode } from "../node-title.ts";
import { numberFormat } from "../number-format.ts";
import type { Cell } from "../spreadsheet/cell.ts";
import { monthNumber } from "../spreadsheet/day-number.ts";
import type { Sheet, SheetRow } from "../spreadsheet/sheet.ts";

/** When the months of use are. */
export interface Horizon {
  /** First month, `YYYY-MM`. */
  readonly start: string;
  readonly years: readonly FiscalYear[];
}

/** `Months`: every quantity with a value for each month of use, a row each and a column a month. */
export function monthsSheet(layout: Layout, { start, years }: Horizon): Sheet {
  const { monthly, months } = layout;
  const each = (cell: (month: number) => Cell): Cell[] =>
    Array.from({ length: months }, (_, month) => cell(month));
  const yearOf = (month: number): number =>
    years.find(({ from, to }) => month >= from && month < to)?.year ?? 0;
  return {
    name: "Months",
    widths: [54, 18, 14, ...Array.from({ length: months }, () => 13), 44],
    rows: [
      {
        height: 26,
        cells: [
          { content: "Months", style: looks.title },
          undefined,
          undefined,
          ...each((month) => ({
            content: `FY ${yearOf(month)}`,
            style: { ...looks.pale, align: "right" },
          })),
        ],
      },
      {
        cells: [
          {
            content:
              "Every quantity with a value for each month of use. USD / month is what one month costs.",
            style: looks.pale,
          },
        ],
      },
      {
        cells: [
          { content: "Quantity", style: looks.head },
          { content: "Path", style: looks.head },
          { content: "Unit", style: looks.head },
          ...each((month) => ({
            content: monthNumber(start, month),
            style: { ...looks.headRight, format: "mmm yyyy" },
          })),
          { content: "Name for outlay explain", style: looks.headBeside },
        ],
      },
      {
        cells: [
          { content: "Months since the launch", style: looks.pale },
          undefined,
          { content: "month", style: looks.pale },
          ...each((month) => ({
            content: month === 0 ? 0 : { formula: `${monthColumn(month - 1)}4+1`, value: month },
            style: looks.pale,
          })),
        ],
      },
      ...monthly.map((node, at) => rowOf(layout, node, headRows.Months + 1 + at, each)),
    ],
    frozen: { rows: headRows.Months, columns: 1 },
    // A year to a page, about.
    print: {
      rows: [3, headRows.Months],
      repeatedColumns: 1,
      scale: 55,
      columns: firstMonthColumn + months,
    },
    tab: "7F7F7F",
  };
}

function rowOf(
  layout: Layout,
  node: FormulaNode,
  row: number,
  each: (cell: (month: number) => Cell) => Cell[],
): SheetRow {
  const { places, months } = layout;
  const { id, unit, formula } = node;
  const format = numberFormat(unit, layout.inMonth(id, months - 1));
  return {
    cells: [
      { content: nodeTitle(layout, node), style: looks.text },
      { content: pathOfNode(id), style: looks.text },
      { content: unit, style: looks.pale },
      ...each((month) => {
        const content = monthFormula(formula, row, { places, sheet: "Months", months, month });
        return {
          content:
            typeof content === "number"
              ? content
              : { formula: content, value: layout.inMonth(id, month) },
          style: { ...looks.live, format },
        };
      }),
      { content: id, style: { ...looks.code, indent: 1 } },
    ],
  };
}
