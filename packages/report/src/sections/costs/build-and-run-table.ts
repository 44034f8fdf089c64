import type { PathResult } from "@outlay/estimate";
import { categoryWords, hasPeople, roughUsd, titleOf } from "@outlay/words";
import type { Table } from "../../document/block.ts";
import { figures, row, sumRow, words } from "../columns.ts";
import { shareCell, usdCell } from "../figure-cell.ts";
import { middlesText } from "../middles-text.ts";

/** The categories of one path: before the launch and after it, at middle values. */
export function buildAndRunTable(path: PathResult): Table {
  const { id, categories, buildUsd, runUsd, totalUsd } = path;
  const shown = categories.filter(({ category }) => category !== "fallback");
  return {
    kind: "table",
    caption: `Build and running cost of ${titleOf(path)}`,
    columns: [
      words(""),
      figures("Build"),
      figures("Running"),
      figures("In all"),
      figures("Share of the build alone"),
    ],
    rows: [
      ...shown.map(({ category, shareOfBuild, ...usd }) => {
        const node = `${id}.category.${category}`;
        return row(
          categoryWords(category),
          usdCell(usd.buildUsd, `${node}.build`),
          usdCell(usd.runUsd, `${node}.run`),
          usdCell(usd.totalUsd, `${node}.total`),
          shareCell(usd.buildUsd === 0 ? undefined : shareOfBuild, `${node}.share-of-build`),
        );
      }),
      sumRow(
        "Sum",
        usdCell(buildUsd.centre, `${id}.build.total`),
        usdCell(runUsd.centre, `${id}.run.total`),
        usdCell(totalUsd.centre, `${id}.total`),
        shareCell(shown.reduce((all, { shareOfBuild = 0 }) => all + shareOfBuild, 0)),
      ),
    ],
    notes: [
      `USD at middle values.${hasPeople(path) ? ` People who take over failed tasks, ${roughUsd(path.fallbackUsd?.centre)}, are not in it.` : ""} ${middlesText([path])}`,
      "The shares are of the build as quoted: without overrun, trial run, training of users and what a wait costs, as published quotes are. They differ from those beside the published ones, whose basis adds a year of infrastructure.",
    ],
  };
}
