import type { Category, PathResult } from "@outlay/estimate";
import { capital, categoryWords, phaseWords, titleOf } from "@outlay/words";
import { looks } from "../looks.ts";
import { wholeFormat } from "../number-format.ts";
import { cellName } from "../spreadsheet/cell-name.ts";
import type { Check } from "./checks-block.ts";
import type { Figures } from "./figures.ts";
import type { Page } from "./page.ts";

/** One way of cutting a total: rows of nodes that must add up to it. */
interface Cut {
  readonly title: string;
  /** What the check at the end calls it. */
  readonly name: string;
  /** Name of a row, and its node without the path before it. */
  readonly rows: readonly (readonly [string, string])[];
}

/** The total by category and by phase, a column a path; gives what must be 0. */
export function cutBlocks(
  page: Page,
  figures: Figures,
  paths: readonly PathResult[],
): readonly Check[] {
  return cutsOf(paths).map((cut) => cutBlock(page, figures, paths, cut));
}

function cutBlock(page: Page, figures: Figures, paths: readonly PathResult[], cut: Cut): Check {
  page.block(`${cut.title}: recalculates`);
  page.heads(["USD", ...paths.map((path) => capital(titleOf(path)))]);
  const first = page.next;
  for (const [label, node] of cut.rows) {
    const cells = paths.map(({ id }) => figures.live(`${id}.${node}`));
    // What no path has is no row.
    if (cells.some((cell) => cell !== undefined))
      page.add([{ content: label, style: looks.label }, ...cells]);
  }
  const last = page.next - 1;
  const sums = paths.map(({ id }) =>
    cut.rows.reduce((sum, [, node]) => sum + figures.value(`${id}.${node}`), 0),
  );
  const sumRow = page.add([
    { content: "Build and running cost: sum of the rows", style: looks.sumLabel },
    ...sums.map((value, at) => ({
      content: { formula: `SUM(${cellName(first, at + 1)}:${cellName(last, at + 1)})`, value },
      style: { ...looks.sum, format: wholeFormat("#,##0.00") },
    })),
  ]);
  return {
    name: cut.name,
    sums: paths.map((_, at) => cellName(sumRow, at + 1)),
    totals: paths.map(({ id }) => `${id}.total`),
  };
}

function cutsOf(paths: readonly PathResult[]): readonly Cut[] {
  const categories = new Set<Category>(
    paths.flatMap((path) => path.categories.map(({ category }) => category)),
  );
  return [
    {
      title: "By category, without people who take over",
      name: "by category",
      rows: [...categories]
        .filter((category) => category !== "fallback")
        .map((category) => [capital(categoryWords(category)), `category.${category}.total`]),
    },
    {
      title: "By phase, without people who take over",
      name: "by phase",
      rows: Object.entries(phaseWords).map(([phase, words]) => [
        capital(words),
        `phase.${phase}.total`,
      ]),
    },
  ];
}
