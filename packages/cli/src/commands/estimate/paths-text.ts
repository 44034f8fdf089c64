import type { Estimate, PathResult, Spread } from "@outlay/estimate";
import {
  busyAtPeakText,
  hasPeople,
  isPriced,
  machinesText,
  mayBeBuilt,
  monthBefore,
  percent,
  rangeUsd,
  roughUsd,
  servingText,
  sourcingText,
  spanWords,
  weeksText,
} from "@outlay/words";
import type { Io } from "../../io.ts";
import { type PathRow, pathTable } from "./path-columns.ts";
import { heading } from "./whole-words.ts";

/** What each path costs, in one table. */
export function pathsText(estimate: Estimate, io: Io, width: number, all: boolean): string {
  const paths = estimate.paths.filter(isPriced);
  if (paths.length === 0) return "";
  const rows = [
    ...modelRows(estimate, paths, all),
    ...moneyRows(estimate, paths),
    ...outcomeRows(estimate, paths),
  ];
  return [
    heading("Paths: the middle of all simulated futures", io.colour, width),
    pathTable(paths, rows, { width, colour: io.colour }),
  ].join("\n");
}

const row = (title: string, cell: (path: PathResult) => string): PathRow => ({ title, cell });
const when = (some: boolean, ...rows: PathRow[]): PathRow[] => (some ? rows : []);
const p50 = (title: string, pick: (path: PathResult) => Spread | undefined): PathRow =>
  row(title, (path) => roughUsd(pick(path)?.p50));

type Has = (pick: (path: PathResult) => unknown) => boolean;
const hasIn =
  (paths: readonly PathResult[]): Has =>
  (pick) =>
    paths.some((path) => pick(path) !== undefined);

/** What it is built on, whether it may be built, and how well it does its work. */
function modelRows({ months }: Estimate, paths: readonly PathResult[], all: boolean): PathRow[] {
  const has = hasIn(paths);
  const bounded = has(({ quality }) => quality.floor);
  return [
    row("Model", ({ model }) => model),
    ...when(
      has(({ smallModel }) => smallModel),
      row("– small model beside it", ({ smallModel }) => smallModel ?? "-"),
    ),
    row("– who can serve it", sourcingText),
    ...when(
      has(({ machines }) => machines),
      row(months > 12 ? "Machines, year 2 and end" : "Machines", machinesText),
    ),
    ...when(all && has(({ serving }) => serving), row("– engine and weights", servingText)),
    ...when(
      has(({ gpus }) => gpus),
      row("– GPUs busy at the peak", busyAtPeakText),
    ),
    ...when(
      all && has(({ gpus }) => gpus),
      row("– and on average", ({ gpus }) =>
        gpus === undefined ? "-" : percent(gpus.lastMonth.busyOnAverage),
      ),
    ),
    ...when(
      paths.some(({ feasibility }) => (feasibility?.state ?? "allowed") !== "allowed"),
      row("May it be built?", mayBeBuilt),
    ),
    ...when(
      bounded || new Set(paths.map(({ quality }) => quality.node)).size > 1,
      row("Success rate", ({ quality }) => percent(quality.success.p50)),
    ),
    ...when(
      bounded,
      row("– chance to reach floor", ({ quality }) => percent(quality.floor?.chance ?? 0)),
    ),
  ];
}

function moneyRows({ months, start }: Estimate, paths: readonly PathResult[]): PathRow[] {
  return [
    p50("Build, to ask for", ({ buildUsd }) => buildUsd),
    row("– one in five above", ({ buildUsd }) => roughUsd(buildUsd.p80)),
    p50("– as quoted, no overrun", ({ buildAsQuotedUsd }) => buildAsQuotedUsd),
    row("Weeks to launch", ({ monthsToLaunch }) => weeksText(monthsToLaunch)),
    row("– work begins about", ({ monthsToLaunch }) => monthBefore(start, monthsToLaunch.p50)),
    ...when(
      months > 12,
      p50("A month, second year", ({ month13Usd }) => month13Usd),
    ),
    p50("A month, at the end", ({ lastMonthUsd }) => lastMonthUsd),
    p50(`Build and ${spanWords(months)}`, ({ totalUsd }) => totalUsd),
    row("– eight in ten between", ({ totalUsd }) => rangeUsd(totalUsd.p10, totalUsd.p90)),
    row("– one in five above", ({ totalUsd }) => roughUsd(totalUsd.p80)),
    p50("– present value", ({ presentValueUsd }) => presentValueUsd),
    ...when(
      paths.some(hasPeople),
      p50("– people included", ({ totalWithFallbackUsd }) => totalWithFallbackUsd),
    ),
  ];
}

function outcomeRows({ plan }: Estimate, paths: readonly PathResult[]): PathRow[] {
  const has = hasIn(paths);
  const people = paths.some(hasPeople);
  const unit = plan.outcomeUnit ?? "successful task";
  return [
    ...when(
      has(({ valueLessCostUsd }) => valueLessCostUsd),
      p50("Worth less cost", ({ valueLessCostUsd }) => valueLessCostUsd),
    ),
    p50("One task", ({ usdPerTask }) => usdPerTask),
    ...when(
      people,
      p50(`One ${unit}, people included`, ({ usdPerOutcome }) => usdPerOutcome),
    ),
    p50(people ? "– by the system alone" : `One ${unit}`, ({ usdPerSuccess }) => usdPerSuccess),
    ...when(
      has(({ chanceCheapest }) => chanceCheapest),
      row("Chance to be cheapest", ({ chanceCheapest }) =>
        chanceCheapest === undefined ? "cannot win" : percent(chanceCheapest),
      ),
    ),
  ];
}
