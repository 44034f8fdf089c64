import type { Estimate, PathResult, YearResult } from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { roughNumber, roughUsd } from "../../output/money.ts";
import { fittingTable } from "./fitting-table.ts";
import { pathTable } from "./path-columns.ts";
import { hasPeople, isPriced, pathWords } from "./path-words.ts";
import { spanWords } from "./span-words.ts";
import { chosenPath } from "./verdict-text.ts";
import { heading } from "./whole-words.ts";

/** The fiscal years of the chosen path, in dollars or the plan's currency; with `all`, cash of every path. */
export function yearsText(estimate: Estimate, io: Io, width: number, all: boolean): string {
  const chosen = chosenPath(estimate);
  if (chosen === undefined || chosen.years.length === 0) return "";
  const people = hasPeople(chosen) ? ", without people who take over" : "";
  const title = `${pathWords[chosen.id]} by fiscal year, at middle values${people}`;
  return [
    heading(`${title.charAt(0).toUpperCase()}${title.slice(1)}`, io.colour, width),
    chosenYears(chosen, estimate, io, width),
    ...(all && estimate.paths.length > 1 ? [cashOfAll(estimate, io, width)] : []),
  ].join("\n");
}

/**
 * Cash, books and worth of each year at the medians, so that years and columns add up; the cash that one
 * future in five goes beyond is of all futures.
 */
function chosenYears(chosen: PathResult, { currency }: Estimate, io: Io, width: number): string {
  const { years, bookValueLeft } = chosen;
  const local = currency !== undefined && years.every(({ inCurrency }) => inCurrency);
  const rows = years.map((year) => (local ? localAmounts(year) : usdAmounts(year)));
  const sums = rows.reduce((a, b) => a.map((amount, at) => amount + (b[at] as number)));
  const left = (local ? bookValueLeft.inCurrency : bookValueLeft.usd) ?? 0;
  const cells = (amounts: readonly number[]) =>
    amounts.map((amount) => (amount === 0 ? "-" : local ? roughNumber(amount) : roughUsd(amount)));
  const whole = sums.map((amount, at) => (at === BOOKS ? amount + left : amount));
  const last = (at: number) => (local ? [] : [roughUsd(years[at]?.cashUsd.p80 ?? 0)]);
  const none = local ? [] : [""];
  return fittingTable(
    [
      { header: local ? `in ${currency}` : "year", wraps: true },
      { header: "cash", align: "right" },
      { header: "in the books", align: "right" },
      { header: "owned", align: "right", dropped: 2 },
      { header: "used up", align: "right", dropped: 2 },
      { header: "present value", align: "right", dropped: 1 },
      ...(local ? [] : ([{ header: "1 in 5 above", align: "right", dropped: 3 }] as const)),
    ],
    [
      // A year before the launch in which the medians pay nothing says nothing here.
      ...years.flatMap((year, at) => {
        const amounts = rows[at] as readonly number[];
        return amounts.every((amount) => amount === 0)
          ? []
          : [[yearTitle(year), ...cells(amounts), ...last(at)]];
      }),
      ...(left === 0 ? [] : [["not yet written off", "", ...cells([left]), "", "", "", ...none]]),
      ["sum", ...cells(whole), ...none],
    ],
    { width, colour: io.colour },
  );
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

const yearTitle = ({ year, months }: YearResult): string =>
  months === 12
    ? String(year)
    : months === 0
      ? `${year} (build)`
      : `${year} (${spanWords(months)})`;

/** Cash of every path, side by side. */
function cashOfAll(estimate: Estimate, io: Io, width: number): string {
  const paths = estimate.paths.filter(isPriced);
  const years = [...new Set(paths.flatMap((path) => path.years.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  const rows = years.map((year) => ({
    title: `cash ${year}`,
    cell: (path: PathResult): string => {
      const found = path.years.find((each) => each.year === year);
      return found === undefined ? "-" : roughUsd(found.cashUsd.p50);
    },
  }));
  return pathTable(paths, rows, { width, colour: io.colour });
}
