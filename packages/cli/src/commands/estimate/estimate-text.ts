import type { Estimate } from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { grouped } from "../../output/money.ts";
import { paragraph } from "../../output/wrap.ts";
import { assumedText } from "./assumed-text.ts";
import { driversText } from "./drivers-text.ts";
import { categoriesText, linesText, pathsText, yearsText } from "./tables-text.ts";
import { spanWords, verdictLines } from "./verdict-text.ts";

/** An estimate for the screen: the verdict first, then where the money goes, then what is assumed. */
export function estimateText(estimate: Estimate, io: Io): string {
  const { colour } = io;
  const width = Math.min(io.width, 100);
  const heading = (text: string) => colour.bold(text);
  const [first = "", ...others] = verdictLines(estimate);
  const about = `${spanWords(estimate.months)} from ${estimate.start}, ${grouped(estimate.draws)} draws, seed ${estimate.seed}`;
  const sections = [
    `${heading(estimate.plan.name)}  ${colour.dim(about)}`,
    [colour.bold(paragraph(first, width)), ...others.map((line) => paragraph(line, width, 2))].join(
      "\n",
    ),
    notesText(estimate, io, width),
    driversText(estimate, io, width),
    pathsText(estimate, io, width),
    categoriesText(estimate, io, width),
    yearsText(estimate, io, width),
    linesText(estimate, io, width),
    assumedText(estimate, io, width),
  ];
  return sections.filter((text) => text !== "").join("\n\n");
}

/** Notes, those that make a figure wrong first. */
function notesText({ notes }: Estimate, io: Io, width: number): string {
  if (notes.length === 0) return "";
  const loud = new Set(["unpriced", "does-not-fit"]);
  const ordered = notes.toSorted((a, b) => Number(loud.has(b.code)) - Number(loud.has(a.code)));
  return ordered
    .map(({ code, path, text }) => {
      const label = loud.has(code) ? io.colour.red("!") : io.colour.yellow("*");
      const body = paragraph(`${path === undefined ? "" : `${path}: `}${text}`, width, 2);
      return `${label} ${body.slice(2)}`;
    })
    .join("\n");
}
