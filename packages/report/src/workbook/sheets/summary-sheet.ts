import type { PathResult, RuledOutPath } from "@outlay/estimate";
import { capital, chosenPath, grouped, isPriced, pathWords, verdictLines } from "@outlay/words";
import type { ReportSource } from "../../document/report-source.ts";
import { subtitleOf } from "../../document/subtitle.ts";
import { looks } from "../looks.ts";
import type { Sheet } from "../spreadsheet/sheet.ts";
import { askBlock } from "./ask-block.ts";
import { checksBlock } from "./checks-block.ts";
import { cutBlocks } from "./cut-blocks.ts";
import { type Figures, inWholeDollars } from "./figures.ts";
import { Page } from "./page.ts";
import { pathsBlock } from "./paths-block.ts";
import { yearColumns, yearsBlock } from "./years-block.ts";

/** Pages that the sheet is printed on, at most. */
const pages = 3;

/** `Summary`: the verdict, what to ask for, the paths side by side, the totals cut in several ways, checks. */
export function summarySheet(
  source: ReportSource,
  exact: Figures,
  inputRows: readonly [number, number],
): Sheet {
  const { estimate } = source.estimated;
  const paths = estimate.paths.filter(isPriced);
  const chosen = chosenPath(estimate);
  const figures = inWholeDollars(exact);
  const columns = Math.max(5, paths.length, yearColumns(source, figures, paths));
  const widths = [54, ...Array.from({ length: columns }, () => 18)];
  const page = new Page(widths);
  page.add([{ content: estimate.plan.name, style: looks.title }], 26);
  page.sentence(subtitleOf(source), looks.sentence);
  page.sentence(
    `US dollars. Made on ${source.day} by Outlay ${source.outlay} from ${source.file}.${source.approved === undefined ? "" : ` ${source.approved}`}`,
    looks.sentence,
  );
  // Says something only when something is wrong.
  const warning = page.add([]);
  page.heading(`As it stood on ${source.day}: does not recalculate`);
  for (const line of verdictLines(estimate)) page.sentence(line, looks.stillSentence);
  for (const path of estimate.paths) {
    const why = ruledOutText(path);
    if (why !== undefined) page.sentence(why, looks.stillSentence);
  }
  if (chosen !== undefined) askBlock(page, source, figures, chosen);
  if (paths.length > 0) {
    page.sentence(
      `Upright figures are formulas: change a blue value on Inputs, and they follow. Grey italics are of ${grouped(estimate.draws)} simulated futures or of ${source.day}: they do not recalculate. Cents are on the other sheets.`,
      looks.sentence,
    );
    pathsBlock(page, source, figures, paths);
    const checks = [
      ...cutBlocks(page, figures, paths),
      ...yearsBlock(page, source, figures, paths),
    ];
    const formula = checksBlock(page, figures, paths, checks, inputRows);
    page.fill(warning, { formula, value: "" }, looks.warning);
  }
  return {
    name: "Summary",
    widths,
    rows: page.rows,
    merged: page.merged,
    zero: page.zero,
    frozen: { rows: 1, columns: 1 },
    print: page.print(page.widths.length, pages),
    tab: "1F3864",
  };
}

const ruledOutText = (path: PathResult | RuledOutPath): string | undefined =>
  isPriced(path)
    ? undefined
    : `${capital(pathWords[path.id])} (${path.model}) is ruled out and has no figures.`;
