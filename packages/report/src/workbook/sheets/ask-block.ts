import type { PathResult, Spread } from "@outlay/estimate";
import { grouped, hasPeople, pathWords, spanWords } from "@outlay/words";
import type { ReportSource } from "../../document/report-source.ts";
import { looks } from "../looks.ts";
import { numberFormat, wholeFormat } from "../number-format.ts";
import type { Cell } from "../spreadsheet/cell.ts";
import type { Figures } from "./figures.ts";
import type { Page } from "./page.ts";

/** What the chosen path takes: the formula beside the quantiles of the simulated futures. */
export function askBlock(
  page: Page,
  { estimated }: ReportSource,
  figures: Figures,
  path: PathResult,
): void {
  const { estimate, model } = estimated;
  const { id } = path;
  const last = model.months - 1;
  const row = (label: string, node: string, spread: Spread | undefined, month?: number): void => {
    if (spread === undefined) return;
    const format = wholeFormat(
      numberFormat(model.graph.nodes.get(node)?.unit ?? "USD", spread.centre),
    );
    const still = (value: number): Cell => ({
      content: value,
      style: { ...looks.still, format },
    });
    page.add([
      { content: label, style: looks.label },
      figures.live(node, looks.live, month),
      still(spread.p10),
      still(spread.p50),
      still(spread.p80),
      still(spread.p90),
    ]);
  };
  page.block(
    `What to ask for: ${pathWords[id]}${path.status === "partial" ? " (INCOMPLETE: something has no price, every figure is too low)" : ""}`,
  );
  page.heads([
    `The last four columns come from ${grouped(estimate.draws)} simulated futures`,
    "All inputs at their value (recalculates)",
    "P10: one in ten below",
    "P50: even odds",
    "P80: one in five above",
    "P90: one in ten above",
  ]);
  row("Build, before the launch", `${id}.build.total`, path.buildUsd);
  row(`Running cost, ${spanWords(model.months)}`, `${id}.run.total`, path.runUsd);
  row("Build and running cost", `${id}.total`, path.totalUsd);
  if (hasPeople(path)) {
    row(
      "With people who take over failed tasks",
      `${id}.total-with-fallback`,
      path.totalWithFallbackUsd,
    );
  }
  row(
    "Build and running cost, present value at the launch",
    `${id}.present-value`,
    path.presentValueUsd,
  );
  if (last > 12) row("A month, as the second year begins", `${id}.run.month`, path.month13Usd, 12);
  row("A month, at the end", `${id}.run.month`, path.lastMonthUsd, last);
  row("One task", `${id}.cost-per-task`, path.usdPerTask);
  row(
    "Months from the first day of the build to the launch",
    `${id}.months-to-launch`,
    path.monthsToLaunch,
  );
  page.sentence(
    "The first column stands each input at its value on the sheet Inputs, so that lines add up. The middle of all simulated futures (P50) is another figure: most ranges reach further up than down, so the middle of a sum lies above the sum of the middles.",
    looks.stillSentence,
  );
}
