import type { Estimate, PathResult, YearResult } from "@outlay/estimate";
import {
  bookUnit,
  chosenPath,
  hasPeople,
  isPriced,
  pathWords,
  quantityText,
  roughNumber,
  yearTitle,
} from "@outlay/words";
import type { Io } from "../../io.ts";
import { type FittingColumn, fittingTable } from "./fitting-table.ts";
import { pathTable } from "./path-columns.ts";
import { heading, wholeWords } from "./whole-words.ts";

/** The fiscal years of the chosen path, in dollars or the plan's currency; with `all`, cash of every path. */
export function yearsText(estimate: Estimate, io: Io, width: number, all: boolean): string {
  const chosen = chosenPath(estimate);
  if (chosen === undefined || chosen.years.length === 0) return "";
  const people = hasPeople(chosen) ? ", without people who take over" : "";
  const title = `${pathWords[chosen.id]} by fiscal year, at middle values${people}`;
  return [
    heading(`${title.charAt(0).toUpperCase()}${title.slice(1)}`, io.colour, width),
    chosenYears(chosen, estimate, io, width),
    wholeWords(footnote(chosen, estimate), width),
    ...(all && estimate.paths.length > 1 ? ["", cashOfAll(estimate, io, width)] : []),
  ].join("\n");
}

/**
 * Cash, books and worth of each year at the medians, so that years and columns add up; the cash that one
 * future in five goes beyond is of all futures.
 */
function chosenYears(chosen: PathResult, estimate: Estimate, io: Io, width: number): string {
  const { years, bookValueLeft } = chosen;
  const unit = bookUnit(estimate, [chosen]);
  const rows = years.map((year) => (unit.local ? localAmounts(year) : usdAmounts(year)));
  const sums = rows.reduce((a, b) => a.map((amount, at) => amount + (b[at] as number)));
  const left = (unit.local ? bookValueLeft.inCurrency : bookValueLeft.usd) ?? 0;
  const cells = ([cash, ...others]: readonly number[], p80: string): string[] => [
    unit.money(cash as number),
    p80,
    ...others.map(unit.money),
  ];
  const whole = sums.map((amount, at) => (at === BOOKS ? amount + left : amount));
  const above = ({ cashUsd, inCurrency }: YearResult): number =>
    (unit.local ? inCurrency?.cashSpread : cashUsd)?.p80 ?? 0;
  const columns: FittingColumn[] = [
    { header: unit.local ? `in ${unit.name}` : "year", wraps: true },
    { header: "cash paid", align: "right", tight: true },
    { header: "1 in 5 above", align: "right", tight: true, dropped: 3 },
    { header: "P&L expense", align: "right", tight: true },
    { header: "capitalised", align: "right", tight: true, dropped: 2 },
    { header: "expensed at once", align: "right", tight: true, dropped: 2 },
    { header: "present value", align: "right", tight: true, dropped: 1 },
  ];
  return fittingTable(
    columns,
    [
      // A year before the launch in which the medians pay nothing says nothing here.
      ...years.flatMap((year, at) => {
        const amounts = rows[at] as readonly number[];
        return amounts.every((amount) => amount === 0)
          ? []
          : [[yearTitle(year), ...cells(amounts, unit.money(above(year)))]];
      }),
      ...(left === 0 ? [] : [["not yet written off", "", "", unit.money(left), "", "", ""]]),
      ["sum", ...cells(whole, "")],
    ],
    { width, colour: io.colour },
  );
}

/** The exchange rate, and why the present value of a build lies above its cash. */
function footnote(chosen: PathResult, estimate: Estimate): string {
  const unit = bookUnit(estimate, [chosen]);
  const rate = estimate.inputs.find(({ id }) => id === "commercial.exchange_rate");
  return [
    ...(unit.local && rate !== undefined
      ? [
          `Exchange rate: ${quantityText(rate.p10, rate.p90, "")} ${unit.name} for a dollar, ${roughNumber(rate.p50)} in the middle.`,
        ]
      : []),
    "Present value is that at the launch: what is paid before it counts for more.",
  ].join(" ");
}

/** Place of the books among the amounts of a year. */
const BOOKS = 1;

const usdAmounts = ({ cashUsd, ...year }: YearResult): readonly number[] => [
  cashUsd.centre,
  year.profitAndLossUsd,
  year.capexUsd,
  year.opexUsd,
  year.presentValueUsd,
];

const localAmounts = ({ inCurrency }: YearResult): readonly number[] => {
  const { cash = 0, profitAndLoss = 0, capex = 0, opex = 0, presentValue = 0 } = inCurrency ?? {};
  return [cash, profitAndLoss, capex, opex, presentValue];
};

/** Cash of every path at middle values, side by side; years in which no path pays are left out. */
function cashOfAll(estimate: Estimate, io: Io, width: number): string {
  const paths = estimate.paths.filter(isPriced);
  const unit = bookUnit(estimate, paths);
  const years = [...new Set(paths.flatMap((path) => path.years.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  const cash = (path: PathResult, of: number): number => {
    const found = path.years.find(({ year }) => year === of);
    return (unit.local ? found?.inCurrency?.cash : found?.cashUsd.centre) ?? 0;
  };
  const rows = years
    .filter((year) => paths.some((path) => cash(path, year) !== 0))
    .map((year) => ({
      title: `cash ${year}`,
      cell: (path: PathResult): string => unit.money(cash(path, year)),
    }));
  const title = `Cash paid by fiscal year on every path, at middle values, in ${unit.name}`;
  return [
    heading(title, io.colour, width),
    pathTable(paths, rows, { width, colour: io.colour }),
  ].join("\n");
}
