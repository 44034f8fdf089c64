import type { Category, Estimate, LineResult, PathResult, Spread } from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { percent, roughUsd } from "../../output/money.ts";
import { type Column, table } from "../../output/table.ts";
import { isPriced, pathWords, spanWords } from "./verdict-text.ts";

const unknown = "unknown";

/** Head of a path's column; a path that leaves something out says so above every figure. */
const titleOf = ({ id, status }: PathResult): string =>
  status === "partial" ? `${pathWords[id]} (too low)` : pathWords[id];

/** A row of a table with a column for each path. */
const row = (
  title: string,
  paths: readonly PathResult[],
  cell: (path: PathResult) => string,
): string[] => [title, ...paths.map(cell)];

const columns = (first: string, paths: readonly PathResult[]): Column[] => [
  { header: first },
  ...paths.map((path): Column => ({ header: titleOf(path), align: "right" })),
];

const range = (spread: Spread): string => `${roughUsd(spread.p10)} to ${roughUsd(spread.p90)}`;

/** What each path costs, in one table. */
export function pathsText(estimate: Estimate, io: Io, width: number): string {
  const paths = estimate.paths.filter(isPriced);
  if (paths.length === 0) return "";
  const unit = estimate.plan.outcomeUnit ?? "successful task";
  const rows = [
    row("Model", paths, (path) => path.model),
    ...(paths.some(({ machines }) => machines !== undefined)
      ? [
          row(
            estimate.months > 12 ? "Machines, after a year and at the end" : "Machines",
            paths,
            machinesText,
          ),
        ]
      : []),
    row("Build, to ask for", paths, (path) => roughUsd(path.buildUsd.p50)),
    row("– to hold in reserve (P80)", paths, (path) => roughUsd(path.buildUsd.p80)),
    row("– as quotes count it", paths, (path) => roughUsd(path.buildAsQuotedUsd.p50)),
    row("Months to launch", paths, (path) => path.monthsToLaunch.toFixed(1)),
    ...(estimate.months > 12
      ? [row("A month, after one year", paths, (path) => roughUsd(path.month12Usd.p50))]
      : []),
    row("A month, at the end", paths, (path) => roughUsd(path.lastMonthUsd.p50)),
    row("Build and run", paths, (path) => roughUsd(path.totalUsd.p50)),
    row("– one in ten below, one in ten above", paths, (path) => range(path.totalUsd)),
    row("– present value", paths, (path) => roughUsd(path.presentValueUsd.p50)),
    ...(paths.some(({ totalWithFallbackUsd }) => totalWithFallbackUsd !== undefined)
      ? [
          row("– with people who take over", paths, (path) =>
            roughUsd(path.totalWithFallbackUsd?.p50),
          ),
        ]
      : []),
    row("One task", paths, (path) => roughUsd(path.usdPerTask.p50)),
    row(`One ${unit}`, paths, (path) => roughUsd(path.usdPerSuccess.p50)),
    ...(paths.some(({ chanceCheapest }) => chanceCheapest !== undefined)
      ? [
          row("Chance of being the cheaper", paths, (path) =>
            path.chanceCheapest === undefined ? unknown : percent(path.chanceCheapest),
          ),
        ]
      : []),
  ];
  return [
    io.colour.bold("Paths (the middle of all draws)"),
    table(columns("", paths), rows, { width, colour: io.colour }),
  ].join("\n");
}

const machinesText = ({ machines }: PathResult): string =>
  machines === undefined ? "-" : `${machines.month12} to ${machines.lastMonth} × ${machines.id}`;

/** Where the money goes: build and run by category, beside the published shares of a build. */
export function categoriesText(estimate: Estimate, io: Io, width: number): string {
  const paths = estimate.paths.filter(isPriced);
  if (paths.length === 0) return "";
  const seen = new Set<Category>(
    paths.flatMap((path) => path.categories.map(({ category }) => category)),
  );
  const of = (path: PathResult, category: Category) =>
    path.categories.find((each) => each.category === category);
  const rows = [...seen].map((category) => [
    category,
    ...paths.flatMap((path) => {
      const found = of(path, category);
      return found === undefined ? ["", ""] : [money(found.buildUsd), money(found.runUsd)];
    }),
    sharesOf(paths, category),
    publishedOf(paths, category),
  ]);
  const total = (path: PathResult, pick: "buildUsd" | "runUsd") =>
    path.categories.reduce((sum, each) => sum + each[pick], 0);
  rows.push([
    "sum",
    ...paths.flatMap((path) => [money(total(path, "buildUsd")), money(total(path, "runUsd"))]),
    "",
    "",
  ]);
  const header: Column[] = [
    { header: "category" },
    ...paths.flatMap((path): Column[] => [
      { header: titleOf(path), align: "right" },
      { header: "run", align: "right" },
    ]),
    { header: "of build", align: "right" },
    { header: "published", align: "right" },
  ];
  return [
    io.colour.bold("Where the money goes: build, then run (every input at its middle value)"),
    table(header, rows, { width, colour: io.colour }),
  ].join("\n");
}

const money = (usd: number): string => (usd === 0 ? "-" : roughUsd(usd));

function sharesOf(paths: readonly PathResult[], category: Category): string {
  const shares = paths
    .map((path) => path.categories.find((each) => each.category === category)?.shareOfBuild)
    .filter((share) => share !== undefined && share > 0);
  return shares.map((share) => percent(share as number).replace(" ", "")).join(", ");
}

function publishedOf(paths: readonly PathResult[], category: Category): string {
  for (const path of paths) {
    const share = path.categories.find((each) => each.category === category)?.publishedShare;
    if (share === undefined) continue;
    const [low, high] = share.map((value) => Math.round(value * 100));
    return low === high ? `${low}%` : `${low}-${high}%`;
  }
  return "";
}

/** Cash by fiscal year, without people who take over. */
export function yearsText(estimate: Estimate, io: Io, width: number): string {
  const paths = estimate.paths.filter(isPriced);
  const [first] = paths;
  if (first === undefined) return "";
  const cash = (spread: Spread): string[] => [roughUsd(spread.p50), roughUsd(spread.p80)];
  const rows = [
    ["before the launch", ...paths.flatMap((path) => cash(path.buildUsd))],
    ...first.years.map(({ year, months }, at) => [
      months === 12 ? String(year) : `${year} (${spanWords(months)})`,
      ...paths.flatMap((path) => {
        const spread = path.years[at]?.cashUsd;
        return spread === undefined ? ["", ""] : cash(spread);
      }),
    ]),
  ];
  const header: Column[] = [
    { header: "fiscal year" },
    ...paths.flatMap((path): Column[] => [
      { header: titleOf(path), align: "right" },
      { header: "P80", align: "right" },
    ]),
  ];
  return [
    io.colour.bold("Cash by fiscal year"),
    table(header, rows, { width, colour: io.colour }),
  ].join("\n");
}

const largest = 8;

/** The largest lines, with the name under which each opens. */
export function linesText(estimate: Estimate, io: Io, width: number): string {
  const paths = estimate.paths.filter(isPriced);
  const all = paths
    .flatMap((path) => path.lines.map((line) => ({ line, path: path.id })))
    .filter(({ line }) => line.category !== "fallback")
    .sort((a, b) => b.line.totalUsd - a.line.totalUsd)
    .slice(0, largest);
  if (all.length === 0) return "";
  const rows = all.map(({ line }) => [
    line.title,
    line.node,
    monthText(line),
    roughUsd(line.totalUsd),
  ]);
  return [
    io.colour.bold("Largest lines (open one: outlay explain PLAN NODE)"),
    table(
      [
        { header: "line" },
        { header: "node", wraps: true },
        { header: "a month, first to last", align: "right" },
        { header: "total", align: "right" },
      ],
      rows,
      { width, colour: io.colour },
    ),
  ].join("\n");
}

const monthText = ({ month12Usd, lastMonthUsd }: LineResult): string =>
  month12Usd === undefined || lastMonthUsd === undefined
    ? "once"
    : `${roughUsd(month12Usd)} to ${roughUsd(lastMonthUsd)}`;
