import type { Estimate, PathResult, Spread } from "@outlay/estimate";
import {
  grouped,
  hasPeople,
  isPriced,
  percent,
  rangeUsd,
  roughUsd,
  spanWords,
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
    row("– who can serve it", ({ sourcing }) => sourcingWords[sourcing ?? "unknown"]),
    ...when(
      has(({ machines }) => machines),
      row(months > 12 ? "Machines, year 2 and end" : "Machines", machinesText),
    ),
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
      row("May it be built?", feasibilityWords),
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

const sourcingWords = {
  closed: "its vendor",
  "open-through-host": "any host",
  "open-on-own-machines": "you",
  unknown: "not known",
} as const;

/**
 * The month in which something begins that ends when `start` begins.
 *
 * @param months how long it takes, with fractions
 * @example
 * monthBefore("2027-03", 10.5) // => "2026-04"
 */
export function monthBefore(start: string, months: number): string {
  const at = Math.floor(Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 - months);
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

const weeksPerMonth = 365.25 / 12 / 7;

const weeksText = ({ p10, p90 }: Spread): string => {
  const [low, high] = [p10, p90].map((months) => Math.round(months * weeksPerMonth));
  return low === high ? `${low}` : `${low}-${high}`;
};

function feasibilityWords({ feasibility }: PathResult): string {
  if (feasibility === undefined || feasibility.state === "allowed") return "yes";
  const count = feasibility.conditions.length;
  return feasibility.state === "ruled-out"
    ? "no"
    : `with ${count} condition${count === 1 ? "" : "s"}`;
}

const machinesText = ({ machines }: PathResult): string =>
  machines === undefined
    ? "-"
    : machines.month13 === machines.lastMonth
      ? `${grouped(machines.lastMonth)} × ${machines.id}`
      : `${grouped(machines.month13)}-${grouped(machines.lastMonth)} × ${machines.id}`;

/** GPUs in use, in whole ones: a part of a GPU keeps all of it busy for a part of the time. */
const busyAtPeakText = ({ gpus }: PathResult): string =>
  gpus === undefined
    ? "-"
    : `${grouped(Math.ceil(gpus.lastMonth.rented * gpus.lastMonth.busyAtPeak))} of ${grouped(gpus.lastMonth.rented)}`;
