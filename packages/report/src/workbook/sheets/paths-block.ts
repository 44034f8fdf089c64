import type { BaselineId, PathResult } from "@outlay/estimate";
import {
  baselineWords,
  capital,
  grouped,
  hasPeople,
  mayBeBuilt,
  spanWords,
  titleOf,
} from "@outlay/words";
import type { ReportSource } from "../../document/report-source.ts";
import { looks } from "../looks.ts";
import { numberFormat, wholeFormat } from "../number-format.ts";
import type { Cell } from "../spreadsheet/cell.ts";
import { cellName } from "../spreadsheet/cell-name.ts";
import type { Style } from "../spreadsheet/style.ts";
import type { Figures } from "./figures.ts";
import type { Page } from "./page.ts";

/** The paths side by side: formulas, then what the simulated futures said, then what else could be done. */
export function pathsBlock(
  page: Page,
  source: ReportSource,
  figures: Figures,
  paths: readonly PathResult[],
): void {
  livePaths(page, source, figures, paths);
  stillPaths(page, source, paths);
  baselines(page, source, figures, paths.some(hasPeople));
}

function livePaths(
  page: Page,
  { estimated, day }: ReportSource,
  figures: Figures,
  paths: readonly PathResult[],
): void {
  const { months, currency } = estimated.model;
  const live = (label: string, node: string, style: Style = looks.live, month?: number): number => {
    const cells = paths.map(({ id }) => figures.live(`${id}.${node}`, style, month));
    return page.add([
      { content: label, style: style === looks.sum ? looks.sumLabel : looks.label },
      ...cells,
    ]);
  };
  const words = (label: string, text: (path: PathResult) => string): void => {
    page.add([
      { content: label, style: looks.stillLabel },
      ...paths.map((path) => ({
        content: text(path),
        style: { ...looks.still, align: "right", wrap: true } as const,
      })),
    ]);
  };
  page.block("Paths side by side: recalculates");
  page.heads(["USD", ...paths.map((path) => capital(titleOf(path)))]);
  words("Model", ({ model, smallModel }) =>
    smallModel === undefined ? model : `${model}, ${smallModel}`,
  );
  words("May it be built?", mayBeBuilt);
  live("Build, before the launch", "build.total");
  live(`Running cost, ${spanWords(months)}`, "run.total");
  const total = live("Build and running cost", "total", looks.sum);
  const delivered = page.add([
    { content: `– as it was on ${day}`, style: looks.stillLabel },
    ...paths.map(
      ({ totalUsd }): Cell => ({
        content: totalUsd.centre,
        style: { ...looks.still, format: wholeFormat("#,##0.00") },
      }),
    ),
  ]);
  page.add([
    { content: "– change by your inputs", style: looks.label },
    ...paths.map(
      (_, at): Cell => ({
        content: {
          formula: `ROUND(${cellName(total, at + 1)}-${cellName(delivered, at + 1)},2)`,
          value: 0,
        },
        style: { ...looks.live, format: "[>=1000]+#,##0;[<=-1000]-#,##0;0.00" },
      }),
    ),
  ]);
  live(
    months > 12 ? "Paid by the end of the first year of use, build included" : "Paid by the end",
    "cash.cumulative",
    looks.live,
    Math.min(11, months - 1),
  );
  if (paths.some(hasPeople)) {
    live("People who take over failed tasks", "fallback.total");
    live("Build, running cost and these people", "total-with-fallback", looks.sum);
  }
  live("Present value at the launch of build and running cost", "present-value");
  if (months > 13) live("A month, as the second year begins", "run.month", looks.live, 12);
  live("A month, at the end", "run.month", looks.live, months - 1);
  live("One task", "cost-per-task");
  live("One task that succeeds, by the system alone", "cost-per-success");
  if (paths.some(hasPeople))
    live("One task that ends well, people included", "cost-per-task-with-fallback");
  live("Months from the first day of the build to the launch", "months-to-launch");
  if (paths.some(({ valueUsd }) => valueUsd !== undefined)) {
    live("Worth of the tasks that it ends well", "value.total");
    live("That worth less build and running cost", "value-less-cost", looks.sum);
  }
  if (currency !== undefined) {
    live(`Build, in ${currency}`, "build.total.in-currency");
    live(`Running cost, in ${currency}`, "run.total.in-currency");
    live(`Build and running cost, in ${currency}`, "total.in-currency", looks.sum);
  }
}

function stillPaths(page: Page, { estimated }: ReportSource, paths: readonly PathResult[]): void {
  const still = (
    label: string,
    value: (path: PathResult) => number | undefined,
    unit = "USD",
  ): void => {
    page.add([
      { content: label, style: looks.stillLabel },
      ...paths.map((path): Cell | undefined => {
        const content = value(path);
        return content === undefined
          ? undefined
          : {
              content,
              style: { ...looks.still, format: wholeFormat(numberFormat(unit, content)) },
            };
      }),
    ]);
  };
  page.block(
    `The same in ${grouped(estimated.estimate.draws)} simulated futures: does not recalculate`,
  );
  page.heads(["USD", ...paths.map((path) => capital(titleOf(path)))]);
  still("Build: even odds (P50)", ({ buildUsd }) => buildUsd.p50);
  still("Build: one chance in five above (P80)", ({ buildUsd }) => buildUsd.p80);
  still("Build and running cost: one in ten below (P10)", ({ totalUsd }) => totalUsd.p10);
  still("Build and running cost: even odds (P50)", ({ totalUsd }) => totalUsd.p50);
  still("Build and running cost: one in five above (P80)", ({ totalUsd }) => totalUsd.p80);
  still("Build and running cost: one in ten above (P90)", ({ totalUsd }) => totalUsd.p90);
  if (paths.some(hasPeople)) {
    still(
      "With people who take over: even odds (P50)",
      ({ totalWithFallbackUsd }) => totalWithFallbackUsd?.p50,
    );
    still(
      "With people who take over: one in five above (P80)",
      ({ totalWithFallbackUsd }) => totalWithFallbackUsd?.p80,
    );
  }
  if (paths.some(({ chanceCheapest }) => chanceCheapest !== undefined)) {
    still("Chance to be the cheapest", ({ chanceCheapest }) => chanceCheapest, "share");
  }
}

function baselines(
  page: Page,
  { estimated }: ReportSource,
  figures: Figures,
  people: boolean,
): void {
  const { baselines, months } = estimated.estimate;
  if (baselines.length === 0) return;
  page.block(`Held against, over ${spanWords(months)}: recalculates`);
  page.heads(["USD", "In all", ...(people ? ["With people who take over"] : [])]);
  const none: Cell = { content: "–", style: { ...looks.live, align: "right" } };
  // Where people do it all, they are the total.
  const withPeople = (id: BaselineId, node: string): Cell =>
    figures.live(`baseline.${id}.total-with-fallback`) ??
    (id === "do-nothing" ? figures.live(node) : undefined) ??
    none;
  for (const { id, node } of baselines) {
    page.add([
      { content: capital(baselineWords[id]), style: looks.label },
      figures.live(node),
      ...(people ? [withPeople(id, node)] : []),
    ]);
  }
}
