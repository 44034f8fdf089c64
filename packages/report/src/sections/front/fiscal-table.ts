import type { PathResult, YearResult } from "@outlay/estimate";
import {
  bookUnit,
  capital,
  hasPeople,
  monthWords,
  percent,
  quantityText,
  roughAmount,
  roughNumber,
  roughUsd,
  titleOf,
  yearTitle,
} from "@outlay/words";
import type { Block, Cell, Row, Text } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { figures, row, sumRow, words } from "../columns.ts";
import { nodeQuantiles } from "../node-quantiles.ts";

/** Cuts of a fiscal year in the order of the columns, with the node that each of them sums to. */
const cuts = [
  { cut: "cash", sum: "total" },
  { cut: "profit-and-loss", sum: "total" },
  { cut: "capex", sum: "spending.capex.total" },
  { cut: "opex", sum: "spending.opex.total" },
] as const;

/**
 * Cash, books, capital and running cost of a path by fiscal year, in the currency of the books: at middle
 * values, so that each column adds up to its sum, and the cash that one future in five goes beyond.
 */
export function fiscalTable({ estimated, plan }: ReportSource, path: PathResult): Block[] {
  const { estimate, centre, model } = estimated;
  if (path.years.length === 0) return [];
  const unit = bookUnit(estimate, [path]);
  const end = unit.local ? ".in-currency" : "";
  const cell = (value: number, node: string): Cell => ({
    kind: "figure",
    text: value === 0 ? "–" : unit.money(value),
    value,
    node,
  });
  const at = (node: string): number => centre.value(node);
  const years = path.years.map((year) => {
    const node = (cut: string): string => `${path.id}.year.${year.year}.${cut}${end}`;
    const above = unit.local ? year.inCurrency?.cashSpread.p80 : year.cashUsd.p80;
    return {
      year,
      amounts: cuts.map(({ cut }) => at(node(cut))),
      nodes: cuts.map(({ cut }) => node(cut)),
      above: above ?? 0,
    };
  });
  const capexFrom = years.find(({ amounts }) => amounts[2] !== 0)?.year;
  const sums = cuts.map(({ sum }, column) => {
    const node = `${path.id}.${sum}${end}`;
    const added = years.reduce((total, { amounts }) => total + (amounts[column] as number), 0);
    return model.graph.nodes.has(node)
      ? cell(at(node), node)
      : cell(added, `${path.id}.total${end}`);
  });
  const left = at(`${path.id}.book-value-left${end}`);
  const spread = ([cash, ...others]: readonly Cell[], above: Cell): Cell[] => [
    cash ?? "",
    above,
    ...others,
  ];
  const rows: Row[] = [
    // A year before the launch in which the medians pay nothing says nothing here.
    ...years.flatMap(({ year, amounts, nodes, above }) =>
      amounts.every((amount) => amount === 0)
        ? []
        : [
            row(
              titleWithBuild(year, capexFrom),
              ...spread(
                amounts.map((amount, column) => cell(amount, nodes[column] as string)),
                cell(above, nodes[0] as string),
              ),
            ),
          ],
    ),
    ...(left === 0
      ? []
      : [
          row(
            "not yet written off after the last year",
            "",
            "",
            cell(left, `${path.id}.book-value-left${end}`),
            "",
            "",
          ),
        ]),
    sumRow("sum, at middle values", ...spread(sums, "")),
  ];
  return [
    {
      kind: "table",
      caption: `${capital(titleOf(path))} by fiscal year${endText(plan)}, in ${unit.local ? unit.name : "US dollars"}`,
      columns: [
        words("Fiscal year"),
        figures("Cash paid"),
        figures("1 in 5 above"),
        figures("Cost in the books (P&L)"),
        figures("Capitalised (capex)"),
        figures("Expensed at once (opex)"),
      ],
      rows,
      notes: notesOf(estimated, path),
    },
  ];
}

/** A year that has months of use and holds the build too says so. */
function titleWithBuild(year: YearResult, first: YearResult | undefined): string {
  const title = yearTitle(year);
  if (year !== first || year.months === 0) return title;
  return title.endsWith(")")
    ? `${title.slice(0, -1)}, and the build)`
    : `${title} (with the build)`;
}

/** Until when a fiscal year goes, where it is not the calendar year: `, each to the end of March`. */
function endText({ finance }: ReportSource["plan"]): string {
  const start = finance?.fiscal_year_start;
  const month = start?.distribution.kind === "point" ? start.distribution.value : 1;
  if (month === 1) return "";
  const name = monthWords(`2000-${String(month - 1).padStart(2, "0")}`).slice(0, -5);
  return `, each to the end of ${name}`;
}

function notesOf(estimated: ReportSource["estimated"], path: PathResult): Text[] {
  const { estimate } = estimated;
  const unit = bookUnit(estimate, [path]);
  const rate = estimate.inputs.find(({ id }) => id === "commercial.exchange_rate");
  const people = hasPeople(path) ? " People who take over are left out." : "";
  const [p50 = 0] = unit.local
    ? nodeQuantiles(estimated, `${path.id}.total.in-currency`, [0.5])
    : [path.totalUsd.p50];
  const middle = unit.local ? `${unit.name} ${roughAmount(p50)}` : roughUsd(p50);
  const worth = `${path.id}.present-value${unit.local ? ".in-currency" : ""}`;
  const [present = 0] = unit.local
    ? nodeQuantiles(estimated, worth, [0.5])
    : [path.presentValueUsd.p50];
  const atLaunch = unit.money(present);
  const discount = estimate.inputs.find(({ id }) => id === "finance.discount_rate");
  const yearly = discount === undefined ? "" : `, at ${percent(discount.p50)} a year`;
  return [
    `With every input at its middle value, so that the years add up. The middle of all simulated futures is ${middle}; its present value at the launch${yearly}: ${unit.local ? `${unit.name} ` : ""}${atLaunch}.${people}`,
    ...(unit.local && rate !== undefined
      ? [
          `Exchange rate: ${quantityText(rate.p10, rate.p90, "")} ${unit.name} for a dollar, ${roughNumber(rate.p50)} in the middle.`,
        ]
      : []),
  ];
}
