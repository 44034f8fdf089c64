import type { Estimate, PathResult, Spread } from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { percent, roughUsd } from "../../output/money.ts";
import { type FittingColumn, fittingTable } from "./fitting-table.ts";
import { titleOf } from "./path-columns.ts";
import { spanWords } from "./span-words.ts";
import { isPriced } from "./verdict-text.ts";
import { heading } from "./whole-words.ts";

/** What each path costs, in one table. */
export function pathsText(estimate: Estimate, io: Io, width: number): string {
  const paths = estimate.paths.filter(isPriced);
  if (paths.length === 0) return "";
  const { months, plan } = estimate;
  const row = (title: string, cell: (path: PathResult) => string): string[] => [
    title,
    ...paths.map(cell),
  ];
  const when = (some: boolean, ...rows: string[][]): string[][] => (some ? rows : []);
  const p50 = (title: string, pick: (path: PathResult) => Spread | undefined): string[] =>
    row(title, (path) => roughUsd(pick(path)?.p50));
  const has = (pick: (path: PathResult) => unknown): boolean =>
    paths.some((path) => pick(path) !== undefined);
  const fallback = has(({ totalWithFallbackUsd }) => totalWithFallbackUsd);
  const rows = [
    row("Model", ({ model }) => model),
    ...when(
      has(({ machines }) => machines),
      row(months > 12 ? "Machines, after a year and at the end" : "Machines", machinesText),
    ),
    ...when(
      has(({ gpus }) => gpus),
      row("– GPUs busy at the peak, at the end", busyAtPeakText),
      row("– and on average", ({ gpus }) =>
        gpus === undefined ? "-" : percent(gpus.lastMonth.busyOnAverage),
      ),
    ),
    p50("Build, to ask for (even odds)", ({ buildUsd }) => buildUsd),
    row("– one chance in five that it is more", ({ buildUsd }) => roughUsd(buildUsd.p80)),
    p50("– as quoted: no overrun, no trial run", ({ buildAsQuotedUsd }) => buildAsQuotedUsd),
    row("Months to launch", (path) => path.monthsToLaunch.toFixed(1)),
    ...when(
      months > 12,
      p50("A month, after one year", ({ month12Usd }) => month12Usd),
    ),
    p50("A month, at the end", ({ lastMonthUsd }) => lastMonthUsd),
    p50(`Build and ${spanWords(months)}`, ({ totalUsd }) => totalUsd),
    row("– one in ten below, one in ten above", ({ totalUsd }) => range(totalUsd)),
    p50("– present value", ({ presentValueUsd }) => presentValueUsd),
    ...when(
      fallback,
      p50("– with people who take over", ({ totalWithFallbackUsd }) => totalWithFallbackUsd),
    ),
    p50("One task", ({ usdPerTask }) => usdPerTask),
    p50(
      `One ${plan.outcomeUnit ?? "successful task"}, without people`,
      (path) => path.usdPerSuccess,
    ),
    ...when(
      fallback,
      p50("One task, with people who take over", (path) => path.usdPerTaskWithFallback),
    ),
    ...when(
      has(({ chanceCheapest }) => chanceCheapest),
      row("Chance of being the cheaper", ({ chanceCheapest }) =>
        chanceCheapest === undefined ? "unknown" : percent(chanceCheapest),
      ),
    ),
  ];
  const columns: FittingColumn[] = [
    { header: "", wraps: true },
    ...paths.map((path): FittingColumn => ({ header: titleOf(path), align: "right" })),
  ];
  return [
    heading("Paths: the middle of all simulated futures", io.colour, width),
    fittingTable(columns, rows, { width, colour: io.colour }),
  ].join("\n");
}

const range = (spread: Spread): string => `${roughUsd(spread.p10)} to ${roughUsd(spread.p90)}`;

const machinesText = ({ machines }: PathResult): string =>
  machines === undefined
    ? "-"
    : machines.month12 === machines.lastMonth
      ? `${machines.lastMonth} × ${machines.id}`
      : `${machines.month12} to ${machines.lastMonth} × ${machines.id}`;

/** GPUs in use, in whole ones: a part of a GPU keeps all of it busy for a part of the time. */
const busyAtPeakText = ({ gpus }: PathResult): string =>
  gpus === undefined
    ? "-"
    : `${Math.ceil(gpus.lastMonth.rented * gpus.lastMonth.busyAtPeak)} of ${gpus.lastMonth.rented}`;
