import type { PathResult } from "@outlay/estimate";
import { capital, titleOf } from "@outlay/words";
import type { ReportSource } from "../../document/report-source.ts";
import { looks } from "../looks.ts";
import { dashFormat, wholeFormat } from "../number-format.ts";
import type { Cell } from "../spreadsheet/cell.ts";
import { cellName } from "../spreadsheet/cell-name.ts";
import type { Check } from "./checks-block.ts";
import type { Figures } from "./figures.ts";
import type { Page } from "./page.ts";

/** What adds up to a total over the years: the rows of one part, or of two. */
interface Measure {
  /** What the check at the end calls it. */
  readonly name: string;
  /** Title of the rows, and the node of a year behind the path and the year. */
  readonly parts: readonly (readonly [string, string])[];
  /** What the years miss of the total, without the path before it. */
  readonly left?: string;
  /** Without the path before it. */
  readonly total: string;
}

/** One column: its head, and the years whose figures it adds. */
interface YearColumn {
  readonly head: string;
  readonly years: readonly number[];
  /** Whether it holds what is not yet written off at the end. */
  readonly left: boolean;
}

/** How many columns of figures the block takes: years, what is not yet written off, and the sum. */
export const yearColumns = (
  source: ReportSource,
  figures: Figures,
  paths: readonly PathResult[],
): number => columnsOf(source, figures, paths).length + 1;

/** Cash, books and present value of each path by fiscal year, a column a year; gives what must be 0. */
export function yearsBlock(
  page: Page,
  source: ReportSource,
  figures: Figures,
  paths: readonly PathResult[],
): readonly Check[] {
  const columns = columnsOf(source, figures, paths);
  page.block("By fiscal year, without people who take over: recalculates");
  page.heads(["USD", ...columns.map(({ head }) => head), "Sum"]);
  return measuresOf(source).map(({ name, parts, left, total }) => {
    const rows = parts.map(([title, node]) => {
      page.add([{ content: title, style: looks.sumLabel }]);
      return paths.map((path) =>
        pathRow(
          page,
          path,
          columns.map((column) => [
            ...column.years.map((year) => `${path.id}.year.${year}.${node}`),
            ...(column.left && left !== undefined ? [`${path.id}.${left}`] : []),
          ]),
          figures,
        ),
      );
    });
    return {
      name,
      sums: paths.map((_, at) => rows.map((sums) => sums[at]).join("+")),
      totals: paths.map(({ id }) => `${id}.${total}`),
    };
  });
}

/** The years of a path, each the sum of nodes, and their sum; gives the cell of that. */
function pathRow(
  page: Page,
  path: PathResult,
  columns: readonly (readonly string[])[],
  figures: Figures,
): string {
  const row = page.next;
  const cells = columns.map((nodes) => sumCell(figures, nodes));
  const all = columns.flat().reduce((sum, node) => sum + figures.value(node), 0);
  page.add([
    { content: capital(titleOf(path)), style: looks.indented },
    ...cells,
    {
      content: {
        formula: `SUM(${cellName(row, 1)}:${cellName(row, columns.length)})`,
        value: all,
      },
      style: { ...looks.live, bold: true, format: wholeFormat(dashFormat("#,##0.00")) },
    },
  ]);
  return cellName(row, columns.length + 1);
}

/** A cell that shows the sum of nodes, of those that the graph has; empty where it has none. */
function sumCell(figures: Figures, nodes: readonly string[]): Cell | undefined {
  const cells = nodes.flatMap((node) => figures.live(node) ?? []);
  const [first] = cells;
  if (first === undefined || cells.length === 1) return first;
  const formulas = cells.map(({ content }) => (typeof content === "object" ? content.formula : ""));
  const value = nodes.reduce((sum, node) => sum + figures.value(node), 0);
  return {
    content: { formula: formulas.join("+"), value },
    ...(first.style && { style: first.style }),
  };
}

/**
 * A column for each year. Years before the first in which anything is paid share its column: a later
 * launch would put nothing into them, an earlier build would. What is not yet written off at the end has
 * a column where there is any, else it shares that of the last year.
 */
function columnsOf(
  source: ReportSource,
  figures: Figures,
  paths: readonly PathResult[],
): readonly YearColumn[] {
  const years = source.estimated.model.bookYears.map(({ year }) => year);
  const measures = measuresOf(source);
  const isEmpty = (year: number): boolean =>
    paths.every(({ id }) =>
      measures.every(({ parts }) =>
        parts.every(([, node]) => figures.value(`${id}.year.${year}.${node}`) === 0),
      ),
    );
  const first = Math.max(
    0,
    years.findIndex((year) => !isEmpty(year)),
  );
  const isLeft = paths.some(({ id }) => figures.value(`${id}.book-value-left`) !== 0);
  const shown = years.slice(first);
  return [
    ...shown.map((year, at): YearColumn => {
      const before = at === 0 && first > 0;
      const after = at === shown.length - 1 && !isLeft;
      return {
        head: `${year}${before ? " and before" : ""}${after ? " and after" : ""}`,
        years: before ? years.slice(0, first + 1) : [year],
        left: after,
      };
    }),
    ...(isLeft ? [{ head: "Not yet written off at the end", years: [], left: true }] : []),
  ];
}

function measuresOf({ estimated }: ReportSource): readonly Measure[] {
  const { currency } = estimated.model;
  const end = ".in-currency";
  return [
    { name: "cash", parts: [["Cash paid", "cash"]], total: "total" },
    {
      name: "profit and loss",
      parts: [["Profit and loss: what is used up, and what is written off", "profit-and-loss"]],
      left: "book-value-left",
      total: "total",
    },
    {
      name: "capitalised and expensed",
      parts: [
        ["Capitalised", "capex"],
        ["Expensed at once", "opex"],
      ],
      total: "total",
    },
    {
      name: "present value",
      parts: [["Present value at the launch", "present-value"]],
      total: "present-value",
    },
    ...(currency === undefined
      ? []
      : [
          {
            name: `cash in ${currency}`,
            parts: [[`Cash paid, in ${currency}`, `cash${end}`]] as const,
            total: `total${end}`,
          },
          {
            name: `profit and loss in ${currency}`,
            parts: [[`Profit and loss, in ${currency}`, `profit-and-loss${end}`]] as const,
            left: `book-value-left${end}`,
            total: `total${end}`,
          },
        ]),
  ];
}
