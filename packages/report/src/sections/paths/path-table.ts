import type { Estimate, PathResult, Spread } from "@outlay/estimate";
import {
  busyAtPeakText,
  hasPeople,
  isPriced,
  machinesText,
  mayBeBuilt,
  monthBefore,
  monthWords,
  pathWords,
  rangeUsd,
  servingText,
  sourcingText,
  spanWords,
  weeksText,
} from "@outlay/words";
import type { Cell, Row, Table } from "../../document/block.ts";
import { group, pathColumns, pathRow, words } from "../columns.ts";
import { NOTHING, shareCell, usdCell } from "../figure-cell.ts";

type Paths = readonly PathResult[];

/** Everything about each path that fits a cell, in the order in which it is asked. */
export function pathTable(estimate: Estimate): Table {
  const paths = estimate.paths.filter(isPriced);
  return {
    kind: "table",
    caption: "Each path: what it is, what it takes to build and to run",
    columns: [words(""), ...pathColumns(paths)],
    rows: [
      ...group("What it is", whatRows(estimate, paths)),
      ...group("May it be built, and does it do the work", allowedRows(paths)),
      ...group("To build it", buildRows(estimate, paths)),
      ...group("To run it", runRows(estimate, paths)),
      ...group(`Build and ${spanWords(estimate.months)}`, totalRows(estimate, paths)),
      ...group("For one task", unitRows(estimate, paths)),
      ...group("Beside each other", comparedRows(estimate, paths)),
    ],
    notes: [
      "USD. Where nothing else is said, a figure is the middle of all simulated futures: half of them are above it.",
    ],
  };
}

const when = (some: boolean, ...rows: readonly Row[]): readonly Row[] => (some ? rows : []);

const has = (paths: Paths, pick: (path: PathResult) => unknown): boolean =>
  paths.some((path) => pick(path) !== undefined);

/** The middle of a spread of each path, as the node of that path. */
const middle = (
  title: string,
  paths: Paths,
  node: string,
  pick: (path: PathResult) => Spread | undefined,
  quantile: "p50" | "p80" = "p50",
): Row => pathRow(title, paths, (path) => usdCell(pick(path)?.[quantile], `${path.id}.${node}`));

function whatRows({ months }: Estimate, paths: Paths): Row[] {
  return [
    pathRow("Model", paths, ({ model }) => model),
    ...when(
      has(paths, ({ smallModel }) => smallModel),
      pathRow("Small model beside it", paths, ({ smallModel }) => smallModel ?? NOTHING),
    ),
    pathRow("Who can serve it", paths, sourcingText),
    ...when(
      has(paths, ({ machines }) => machines),
      pathRow(months > 12 ? "Machines, year two and end" : "Machines", paths, (path) =>
        dash(machinesText(path)),
      ),
    ),
    ...when(
      has(paths, ({ serving }) => serving),
      pathRow("Engine and weights", paths, (path) => dash(servingText(path))),
    ),
    ...when(
      has(paths, ({ gpus }) => gpus),
      pathRow("GPUs busy at the peak", paths, (path) => dash(busyAtPeakText(path))),
      pathRow("GPUs busy on average", paths, ({ id, gpus }) =>
        shareCell(gpus?.lastMonth.busyOnAverage, `${id}.busy-on-average`),
      ),
    ),
    ...when(
      has(paths, ({ genaiShare }) => genaiShare),
      pathRow("AI parts of the build", paths, ({ id, genaiShare }) =>
        shareCell(genaiShare, `${id}.genai-share`),
      ),
    ),
  ];
}

function allowedRows(paths: Paths): Row[] {
  const floor = has(paths, ({ quality }) => quality.floor);
  return [
    pathRow("May it be built?", paths, mayBeBuilt),
    pathRow("Share of tasks that it solves", paths, ({ quality }) =>
      shareCell(quality.success.p50, quality.node),
    ),
    ...when(
      floor,
      pathRow("Chance to reach the quality floor", paths, ({ quality }) =>
        shareCell(quality.floor?.chance),
      ),
    ),
  ];
}

function buildRows({ start }: Estimate, paths: Paths): Row[] {
  return [
    middle("Ask for (even odds)", paths, "build.total", ({ buildUsd }) => buildUsd),
    middle("One chance in five above", paths, "build.total", ({ buildUsd }) => buildUsd, "p80"),
    middle(
      "As published quotes count it, without overrun and trial",
      paths,
      "build.as-quoted",
      (path) => path.buildAsQuotedUsd,
    ),
    pathRow("Weeks to launch, eight in ten", paths, ({ monthsToLaunch }) =>
      weeksText(monthsToLaunch),
    ),
    pathRow(`Work begins, to launch in ${monthWords(start)}`, paths, ({ monthsToLaunch }) =>
      monthWords(monthBefore(start, monthsToLaunch.p50)),
    ),
  ];
}

function runRows({ months }: Estimate, paths: Paths): Row[] {
  return [
    ...when(
      months > 12,
      middle("A month as year two begins", paths, "run.month", ({ month13Usd }) => month13Usd),
    ),
    middle("A month at the end", paths, "run.month", ({ lastMonthUsd }) => lastMonthUsd),
  ];
}

function totalRows(_: Estimate, paths: Paths): Row[] {
  return [
    middle("In all (even odds)", paths, "total", ({ totalUsd }) => totalUsd),
    pathRow("Eight in ten between", paths, ({ totalUsd }) => rangeUsd(totalUsd.p10, totalUsd.p90)),
    middle("One chance in five above", paths, "total", ({ totalUsd }) => totalUsd, "p80"),
    middle("Present value at launch", paths, "present-value", (path) => path.presentValueUsd),
    ...when(
      paths.some(hasPeople),
      middle("People who take over", paths, "fallback.total", ({ fallbackUsd }) => fallbackUsd),
      middle(
        "In all, with them",
        paths,
        "total-with-fallback",
        ({ totalWithFallbackUsd }) => totalWithFallbackUsd,
      ),
    ),
    ...when(
      has(paths, ({ valueLessCostUsd }) => valueLessCostUsd),
      middle("Worth of what it solves", paths, "value.total", ({ valueUsd }) => valueUsd),
      middle("Worth less cost", paths, "value-less-cost", (path) => path.valueLessCostUsd),
    ),
  ];
}

function unitRows({ plan }: Estimate, paths: Paths): Row[] {
  const people = paths.some(hasPeople);
  const unit = plan.outcomeUnit ?? "successful task";
  return [
    middle("One task", paths, "cost-per-task", ({ usdPerTask }) => usdPerTask),
    middle(
      people ? `One ${unit}, by the system alone` : `One ${unit}`,
      paths,
      "cost-per-success",
      ({ usdPerSuccess }) => usdPerSuccess,
    ),
    ...when(
      people,
      middle(
        `One ${unit}, people included`,
        paths,
        "cost-per-task-with-fallback",
        ({ usdPerTaskWithFallback }) => usdPerTaskWithFallback,
      ),
    ),
  ];
}

function comparedRows({ comparison, comparedBy }: Estimate, paths: Paths): Row[] {
  if (comparison === undefined) return [];
  const people = comparedBy === "total" ? "" : ", people included";
  const more = (path: PathResult): Cell => {
    const rival = comparison.rivals.find((each) => each.path === path.id);
    return rival === undefined ? NOTHING : usdCell(rival.savingUsd.p50, rival.node);
  };
  return [
    pathRow(`Costs more than ${pathWords[comparison.cheaper]}${people}`, paths, more),
    pathRow(`Chance to be cheapest${people}`, paths, ({ canWin, chanceCheapest }) =>
      canWin ? shareCell(chanceCheapest) : "cannot win",
    ),
  ];
}

/** The terminal's sign for what does not apply, as it stands here. */
const dash = (text: string): string => (text === "-" ? NOTHING : text);
