import type { Estimate } from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { grouped } from "../../output/money.ts";
import { assumedText } from "./assumed-text.ts";
import { categoriesText } from "./categories-text.ts";
import { driversText } from "./drivers-text.ts";
import { linesText } from "./lines-text.ts";
import { loudNotes, quietNotes } from "./notes-text.ts";
import { pathsText } from "./paths-text.ts";
import { publishedText } from "./published-text.ts";
import { spanWords } from "./span-words.ts";
import { verdictLines } from "./verdict-text.ts";
import { heading, wholeWords } from "./whole-words.ts";
import { yearsText } from "./years-text.ts";

/**
 * An estimate for the screen: the verdict first, then where the money goes, then what is assumed.
 *
 * @param approved what has changed since the plan was approved; empty where it never was
 */
export function estimateText(estimate: Estimate, io: Io, approved = ""): string {
  const { colour, width } = io;
  const [first = "", ...others] = verdictLines(estimate);
  const about = `${spanWords(estimate.months)} from ${estimate.start}, ${grouped(estimate.draws)} simulated futures, seed ${estimate.seed}`;
  const sections = [
    [
      heading(estimate.plan.name, colour, width),
      wholeWords(about, width).split("\n").map(colour.dim).join("\n"),
    ].join("\n"),
    [heading(first, colour, width), ...others.map((line) => wholeWords(line, width, 2))].join("\n"),
    approved,
    loudNotes(estimate, io, width),
    driversText(estimate, io, width),
    pathsText(estimate, io, width),
    categoriesText(estimate, io, width),
    publishedText(estimate, io, width),
    yearsText(estimate, io, width),
    linesText(estimate, io, width),
    quietNotes(estimate, io, width),
    assumedText(estimate, io, width),
  ];
  return sections.filter((text) => text !== "").join("\n\n");
}
