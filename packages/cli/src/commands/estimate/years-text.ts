import type { Estimate, PathResult, YearResult } from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { roughNumber, roughUsd } from "../../output/money.ts";
import { fittingTable } from "./fitting-table.ts";
import { pathTable } from "./path-columns.ts";
import { isPriced, pathWords } from "./path-words.ts";
import { spanWords } from "./span-words.ts";
import { chosenPath } from "./verdict-text.ts";
import { heading } from "./whole-words.ts";

/** The fiscal years of the chosen path, in dollars or the plan's currency; with `all`, cash of every path. */
export function yearsText(estimate: Estimate, io: Io, width: number, all: boolean): string {
  const chosen = chosenPath(estimate);
  if (chosen === undefined || chosen.years.length === 0) return "";
  const people = chosen.fallbackUsd === undefined ? "" : ", without people who take over";
  const title = `${pathWords[chosen.id]} by fiscal year${people}`;
  return [
    heading(`${title.charAt(0).toUpperCase()}${title.slice(1)}`, io.colour, width),
    chosenYears(chosen, estimate, io, width),
    ...(all && estimate.paths.length > 1 ? [cashOfAll(estimate, io, width)] : []),
  ].join("\n");
}

function chosenYears(chosen: PathResult, { currency }: Estimate, io: Io, width: number): string {
  const local = currency !== undefined && chosen.years.every(({ inCurrency }) => inCurrency);
  const rows = chosen.years
    .map((year) => [yearTitle(year), ...(local ? localCells(year) : usdCells(year))])
    .filter(([, ...cells]) => cells.some((cell) => cell !== "-"));
  return fittingTable(
    [
      { header: local ? `in ${currency}` : "year", wraps: true },
      { header: "cash", align: "right" },
      ...(local ? [] : ([{ header: "1 in 5 above", align: "right", dropped: 3 }] as const)),
      { header: "in the books", align: "right" },
      { header: "capital", align: "right", dropped: 2 },
      { header: "running", align: "right", dropped: 2 },
      { header: "present value", align: "right", dropped: 1 },
    ],
    rows,
    { width, colour: io.colour },
  );
}

const usdCells = ({ cashUsd, ...year }: YearResult): string[] =>
  [
    cashUsd.p50,
    cashUsd.p80,
    year.profitAndLossUsd,
    year.capexUsd,
    year.opexUsd,
    year.presentValueUsd,
  ].map((usd) => (usd === 0 ? "-" : roughUsd(usd)));

const localCells = ({ inCurrency }: YearResult): string[] => {
  const { cash, profitAndLoss, capex, opex, presentValue } = inCurrency ?? {};
  return [cash, profitAndLoss, capex, opex, presentValue].map((amount) =>
    amount === 0 ? "-" : roughNumber(amount),
  );
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
