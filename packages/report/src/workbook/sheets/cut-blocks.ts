import type { Category, PathResult } from "@outlay/estimate";
import { capital, categoryWords, phaseWords, titleOf } from "@outlay/words";
import type { ReportSource } from "../../document/report-source.ts";
import { looks } from "../looks.ts";
import type { Formula } from "../spreadsheet/cell.ts";
import { cellName } from "../spreadsheet/cell-name.ts";
import type { Figures } from "./figures.ts";
import type { Page } from "./page.ts";

/** One way of cutting a total: rows of nodes that must add up to it. */
interface Cut {
  readonly title: string;
  /** What stands above the names of the rows: the unit. */
  readonly unit: string;
  /** Name of a row, and its node without the path before it. */
  readonly rows: readonly (readonly [string, string])[];
  /** Node that the rows add up to, without the path before it, and what it is called. */
  readonly total: readonly [string, string];
}

/** The total by category, by phase and by fiscal year; each with a row that must be zero. */
export function cutBlocks(
  page: Page,
  source: ReportSource,
  figures: Figures,
  paths: readonly PathResult[],
): void {
  for (const cut of cutsOf(source, paths)) cutBlock(page, figures, paths, cut);
}

function cutBlock(page: Page, figures: Figures, paths: readonly PathResult[], cut: Cut): void {
  page.block(`${cut.title}: recalculates`);
  page.heads([cut.unit, ...paths.map((path) => capital(titleOf(path)))]);
  const first = page.next;
  for (const [label, node] of cut.rows) {
    page.add([
      { content: label, style: looks.label },
      ...paths.map(({ id }) => figures.live(`${id}.${node}`)),
    ]);
  }
  const last = page.next - 1;
  const sums = paths.map(({ id }) =>
    cut.rows.reduce((sum, [, node]) => sum + figures.value(`${id}.${node}`), 0),
  );
  const sumRow = page.add([
    { content: "Sum of the rows", style: looks.sumLabel },
    ...sums.map((value, at) => ({
      content: { formula: `SUM(${cellName(first, at + 1)}:${cellName(last, at + 1)})`, value },
      style: { ...looks.sum, format: "#,##0.00" },
    })),
  ]);
  const totalRow = page.add([
    { content: cut.total[0], style: looks.label },
    ...paths.map(({ id }) => figures.live(`${id}.${cut.total[1]}`)),
  ]);
  page.check(
    "Difference, which must be 0.00",
    paths.length,
    (column): Formula => ({
      formula: `ROUND(${column}${sumRow}-${column}${totalRow},2)`,
      value: 0,
    }),
  );
}

function cutsOf({ estimated }: ReportSource, paths: readonly PathResult[]): readonly Cut[] {
  const { bookYears, currency } = estimated.model;
  const categories = new Set<Category>(
    paths.flatMap((path) => path.categories.map(({ category }) => category)),
  );
  const total = ["Build and running cost", "total"] as const;
  const years = (cut: string, end = ""): (readonly [string, string])[] =>
    bookYears.map(({ year }) => [`Fiscal year ${year}`, `year.${year}.${cut}${end}`]);
  const left = (end = ""): readonly [string, string] => [
    "Not yet written off at the end",
    `book-value-left${end}`,
  ];
  const inCurrency =
    currency === undefined
      ? []
      : [
          {
            title: `Cash paid by fiscal year, in ${currency}`,
            unit: currency,
            rows: years("cash", ".in-currency"),
            total: [`Build and running cost, in ${currency}`, "total.in-currency"] as const,
          },
          {
            title: `Profit and loss by fiscal year, in ${currency}`,
            unit: currency,
            rows: [...years("profit-and-loss", ".in-currency"), left(".in-currency")],
            total: [`Build and running cost, in ${currency}`, "total.in-currency"] as const,
          },
        ];
  return [
    {
      title: "By category, without people who take over",
      unit: "USD",
      rows: [...categories]
        .filter((category) => category !== "fallback")
        .map((category) => [capital(categoryWords(category)), `category.${category}.total`]),
      total,
    },
    {
      title: "By phase, without people who take over",
      unit: "USD",
      rows: Object.entries(phaseWords).map(([phase, words]) => [
        capital(words),
        `phase.${phase}.total`,
      ]),
      total,
    },
    { title: "Cash paid by fiscal year", unit: "USD", rows: years("cash"), total },
    {
      title: "Profit and loss by fiscal year: what is used up, and what is written off",
      unit: "USD",
      rows: [...years("profit-and-loss"), left()],
      total,
    },
    {
      title: "Capitalised and expensed, by fiscal year",
      unit: "USD",
      rows: bookYears.flatMap(({ year }): (readonly [string, string])[] => [
        [`Fiscal year ${year}, capitalised`, `year.${year}.capex`],
        [`Fiscal year ${year}, expensed at once`, `year.${year}.opex`],
      ]),
      total,
    },
    {
      title: "Present value at the launch, by fiscal year",
      unit: "USD",
      rows: years("present-value"),
      total: ["Present value of build and running cost", "present-value"],
    },
    ...inCurrency,
  ];
}
