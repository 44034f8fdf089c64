import { type Estimate, limitResults, type PathResult } from "@outlay/estimate";
import { hasPeople, pathWords, roughAmount, roughUsd, spanWords } from "@outlay/words";
import type { KeyFigure } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { nodeQuantiles } from "../node-quantiles.ts";
import { launchFigure } from "./launch.ts";

/** What to ask for, to hold in reserve, by when, and what it then takes: the middle and one chance in five. */
export function keyFigures(source: ReportSource, path: PathResult): readonly KeyFigure[] {
  const { estimate } = source.estimated;
  const { buildUsd, totalUsd, id } = path;
  const limits = limitResults(source.plan, source.estimated);
  const within = limits?.outcome !== "broken" || limits.path !== id;
  const wins =
    within && estimate.cheapest === id && !estimate.baselines.some(({ beside }) => beside?.beats);
  // What has no price is missing from each of them.
  const least = path.status === "partial" ? "at least " : "";
  const build = `${id}.build.total`;
  const total = `${id}.total`;
  const people = hasPeople(path) ? ", without people who take over" : "";
  return [
    {
      label: wins ? "Ask for" : "To build it",
      figure: least + roughUsd(buildUsd.p50),
      meaning: `${localText(source, build, ([p50]) => p50)}To build ${pathWords[id]}, overrun included: as likely to take more as less.`,
      node: build,
    },
    {
      label: wins ? "Hold in reserve" : "In reserve",
      figure: least + roughUsd(buildUsd.p80 - buildUsd.p50),
      meaning: `${localText(source, build, ([p50, p80]) => p80 - p50)}One chance in five that the build takes more than both together, about ${roughUsd(buildUsd.p80)}.`,
      node: build,
    },
    launchFigure(source, path),
    runningFigure(estimate, path, least),
    {
      label: "In all",
      figure: least + roughUsd(totalUsd.p50),
      meaning: `${localText(source, total, ([p50]) => p50)}Build and ${spanWords(estimate.months)} of use${people}; one chance in five that it takes more than ${roughUsd(totalUsd.p80)}.`,
      node: total,
    },
    outcomeFigure(estimate, path, least),
  ];
}

/** A month as the second year begins, the first with upkeep; the last where there is no second year. */
function runningFigure({ months }: Estimate, path: PathResult, least: string): KeyFigure {
  const { month13Usd, lastMonthUsd, lines } = path;
  const upkeep = lines.some((line) => line.id === "maintenance" && (line.month13Usd ?? 0) > 0)
    ? ", upkeep included"
    : "";
  return {
    label: "To run it",
    figure: `${least}${roughUsd(month13Usd.p50)} a month`,
    meaning:
      months > 12
        ? `As year two begins${upkeep}; ${roughUsd(lastMonthUsd.p50)} in the last month.`
        : "In the last month.",
    node: `${path.id}.run.month`,
  };
}

/** One outcome that ends well; with people who take over, the system's own part beside it. */
function outcomeFigure({ plan, inputs }: Estimate, path: PathResult, least: string): KeyFigure {
  const { usdPerOutcome, usdPerSuccess, usdPerTask } = path;
  const people = hasPeople(path);
  const { node, success } = path.quality;
  const well = Math.round(success.p50 * 100);
  const ours = inputs.some(({ id, origin }) => id === node && origin.kind === "assumption")
    ? " (our assumption)"
    : "";
  return {
    label: `One ${plan.outcomeUnit ?? "successful task"}`,
    figure: least + roughUsd(usdPerOutcome.p50),
    meaning: people
      ? `The system is taken to end ${well} of 100 well${ours}; the people who take over the rest are in it. Without them: ${roughUsd(usdPerSuccess.p50)}.`
      : `${well} of 100 tasks are taken to succeed${ours}; ${roughUsd(usdPerTask.p50)} for each task, successful or not.`,
    node: `${path.id}.${people ? "cost-per-task-with-fallback" : "cost-per-success"}`,
  };
}

/** The same in the currency of the books: `EUR 143K. `; nothing where they are kept in dollars. */
function localText(
  { estimated }: ReportSource,
  node: string,
  pick: (p50p80: readonly [number, number]) => number,
): string {
  const { currency } = estimated.estimate;
  const local = `${node}.in-currency`;
  if (currency === undefined || !estimated.model.graph.nodes.has(local)) return "";
  const both = nodeQuantiles(estimated, local, [0.5, 0.8]) as readonly [number, number];
  return `${currency} ${roughAmount(pick(both))}. `;
}
