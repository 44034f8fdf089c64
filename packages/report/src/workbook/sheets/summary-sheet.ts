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
  const widths = [52, ...Array.from({ length: Math.max(5, paths.length) }, () => 20)];
  const page = new Page(widths);
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
    widths,
    rows: page.rows,
    merged: page.merged,
    zero: page.zero,
    frozen: { rows: 1, columns: 1 },
    print: page.print(),
    tab: "1F3864",
  };
}

/** An empty input would count as zero: a line in red says that there is one. */
function inputsCheck(page: Page, [from, to]: readonly [number, number]): void {
  if (to < from) return;
  const range = `Inputs!$B$${from}:$B$${to}`;
  const row = page.next;
  page.add([
    { content: "Inputs that hold no number, which must be 0", style: looks.check },
    { content: { formula: `ROWS(${range})-COUNT(${range})`, value: 0 }, style: looks.check },
    {
      content: {
        formula: `IF(B${row}=0,"","STOP: an empty input counts as zero, so the figures below are wrong.")`,
        value: "",
      },
      style: looks.warning,
    },
  ]);
  page.zero.push(`B${row}`);
}

const ruledOutText = (path: PathResult | RuledOutPath): string | undefined =>
  isPriced(path)
    ? undefined
    : `${capital(pathWords[path.id])} (${path.model}) is ruled out and has no figures.`;
