import type { PathResult, RuledOutPath } from "@outlay/estimate";
import { capital, chosenPath, grouped, isPriced, pathWords, verdictLines } from "@outlay/words";
import type { ReportSource } from "../../document/report-source.ts";
import { subtitleOf } from "../../document/subtitle.ts";
import { looks } from "../looks.ts";
import type { Sheet } from "../spreadsheet/sheet.ts";
import { askBlock } from "./ask-block.ts";
import { cutBlocks } from "./cut-blocks.ts";
import type { Figures } from "./figures.ts";
import { Page } from "./page.ts";
import { pathsBlock } from "./paths-block.ts";

/** `Summary`: what to ask for, the paths side by side, and the totals cut in several ways. */
export function summarySheet(
  source: ReportSource,
  figures: Figures,
  inputRows: readonly [number, number],
): Sheet {
  const { estimate } = source.estimated;
  const paths = estimate.paths.filter(isPriced);
  const chosen = chosenPath(estimate);
  const page = new Page(Math.max(6, paths.length + 1));
  page.add([{ content: estimate.plan.name, style: looks.title }], 26);
  page.sentence(subtitleOf(source), looks.sentence);
  page.sentence(
    `US dollars. Made on ${source.day} by Outlay ${source.outlay} from ${source.file}.${source.approved === undefined ? "" : ` ${source.approved}`}`,
    looks.sentence,
  );
  page.sentence(
    `Upright figures are formulas: change a blue value on the sheet Inputs, and they follow. Figures in grey italics come from ${grouped(estimate.draws)} simulated futures, or are as they were on ${source.day}: they do not recalculate.`,
    looks.sentence,
  );
  inputsCheck(page, inputRows);
  page.space();
  page.block(`As it stood on ${source.day}: does not recalculate`);
  for (const line of verdictLines(estimate)) page.sentence(line, looks.stillSentence);
  for (const path of estimate.paths) {
    const why = ruledOutText(path);
    if (why !== undefined) page.sentence(why, looks.stillSentence);
  }
  if (chosen !== undefined) askBlock(page, source, figures, chosen);
  if (paths.length > 0) {
    pathsBlock(page, source, figures, paths);
    cutBlocks(page, source, figures, paths);
  }
  return {
    name: "Summary",
    widths: [52, ...Array.from({ length: page.width - 1 }, () => 20)],
    rows: page.rows,
    merged: page.merged,
    zero: page.zero,
    frozen: { rows: 1, columns: 1 },
    tab: "1F3864",
  };
}

/** An empty input would count as zero: a line in red says that there is one. */
function inputsCheck(page: Page, [from, to]: readonly [number, number]): void {
  if (to < from) return;
  const range = `Inputs!$B$${from}:$B$${to}`;
  const missing = `(ROWS(${range})-COUNT(${range}))`;
  page.sentence(
    {
      formula: `IF(${missing}=0,"All inputs hold a number.","STOP: "&${missing}&" of the inputs hold no number. A spreadsheet counts them as zero, so every figure below is wrong.")`,
      value: "All inputs hold a number.",
    },
    looks.warning,
  );
}

const ruledOutText = (path: PathResult | RuledOutPath): string | undefined =>
  isPriced(path)
    ? undefined
    : `${capital(pathWords[path.id])} (${path.model}) is ruled out and has no figures.`;
