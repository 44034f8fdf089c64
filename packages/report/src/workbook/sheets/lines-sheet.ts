import type { LineResult, PathResult } from "@outlay/estimate";
import { capital, categoryWords, isPriced, pathWords, phaseWords } from "@outlay/words";
import type { ReportSource } from "../../document/report-source.ts";
import { looks } from "../looks.ts";
import { cellName } from "../spreadsheet/cell-name.ts";
import type { Sheet } from "../spreadsheet/sheet.ts";
import type { Figures } from "./figures.ts";
import { Page } from "./page.ts";

const heads = ["Line", "Over the horizon", "A month, second year", "A month, at the end"] as const;
const words = ["Category", "Phase", "Paid", "What it is", "Name for outlay explain"] as const;

const widths: readonly number[] = [44, 18, 18, 18, 22, 26, 16, 70, 44];

/** `Lines`: the cost lines of each path, with their sum. */
export function linesSheet({ estimated }: ReportSource, figures: Figures): Sheet {
  const page = new Page(widths);
  page.add([{ content: "Lines", style: looks.title }], 26);
  page.add([
    {
      content:
        "Every cost line of every path, in USD: recalculates. The dearest came first when the file was made.",
      style: looks.pale,
    },
  ]);
  for (const path of estimated.estimate.paths.filter(isPriced))
    linesOfPath(page, estimated, figures, path);
  return {
    name: "Lines",
    widths,
    rows: page.rows,
    merged: page.merged,
    zero: page.zero,
    frozen: { rows: 1, columns: 1 },
    print: page.print(7),
    tab: "1F3864",
  };
}

function linesOfPath(
  page: Page,
  { model }: ReportSource["estimated"],
  figures: Figures,
  path: PathResult,
): void {
  const { graph, months } = model;
  const lineRow = ({ node, title, category, phase, timing }: LineResult): void => {
    const month = node.replace(/\.total$/, ".month");
    const monthly = timing === "recurring" ? [Math.min(12, months - 1), months - 1] : [];
    page.add([
      { content: title, style: looks.label },
      figures.live(node),
      ...(monthly.length === 0
        ? [undefined, undefined]
        : monthly.map((at) => figures.live(month, looks.live, at))),
      { content: categoryWords(category), style: looks.beside },
      { content: phaseWords[phase], style: looks.text },
      { content: timing === "recurring" ? "each month" : "once", style: looks.text },
      { content: graph.nodes.get(node)?.doc ?? "", style: looks.pale },
      { content: node, style: looks.code },
    ]);
  };
  page.block(capital(pathWords[path.id]));
  page.add([
    ...heads.map((content, at) => ({ content, style: at === 0 ? looks.head : looks.headRight })),
    ...words.map((content, at) => ({
      content,
      style: at === 0 ? looks.headBeside : looks.head,
    })),
  ]);
  const isPeople = ({ category }: LineResult): boolean => category === "fallback";
  const first = page.next;
  const own = path.lines.filter((line) => !isPeople(line));
  for (const line of own) lineRow(line);
  const sum = own.reduce((all, { node }) => all + figures.value(node), 0);
  const sumRow = page.add([
    { content: "Sum of the lines", style: looks.sumLabel },
    {
      content: { formula: `SUM(${cellName(first, 1)}:${cellName(page.next - 1, 1)})`, value: sum },
      style: { ...looks.sum, format: "#,##0.00" },
    },
  ]);
  const totalRow = page.add([
    { content: "Build and running cost", style: looks.label },
    figures.live(`${path.id}.total`),
  ]);
  page.check("Difference, which must be 0.00", 1, (column) => ({
    formula: `ROUND(${column}${sumRow}-${column}${totalRow},2)`,
    value: 0,
  }));
  for (const line of path.lines.filter(isPeople)) lineRow(line);
}
