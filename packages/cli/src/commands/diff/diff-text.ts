import type { Diff } from "@outlay/estimate";
import { grouped, spanWords } from "@outlay/words";
import type { Io } from "../../io.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";
import { diffVerdict } from "./diff-verdict.ts";
import { figuresText } from "./figures-text.ts";
import { factsText, keysText } from "./keys-text.ts";
import { linesDiffText } from "./lines-diff-text.ts";

/** How the two sides were named on the command line. */
export interface SideNames {
  readonly a: string;
  readonly b: string;
}

/** A comparison for the screen: the verdict first, then what it rests on. */
export function diffText(diff: Diff, names: SideNames, io: Io): string {
  const { colour, width } = io;
  const [first = "", ...others] = diffVerdict(diff);
  const name =
    diff.a.plan.name === diff.b.plan.name
      ? diff.a.plan.name
      : `${diff.a.plan.name}, and ${diff.b.plan.name}`;
  const from = diff.a.start === diff.b.start ? ` from ${diff.a.start}` : "";
  const about = `${spanWords(diff.months)}${from}, ${grouped(diff.draws)} simulated futures, seed ${diff.seed}, the same for both`;
  return [
    [
      heading(name, colour, width),
      `A  ${wholeWords(names.a, width, 3).slice(3)}`,
      `B  ${wholeWords(names.b, width, 3).slice(3)}`,
      wholeWords(about, width).split("\n").map(colour.dim).join("\n"),
    ].join("\n"),
    [heading(first, colour, width), ...others.map((line) => wholeWords(line, width, 2))].join("\n"),
    figuresText(diff, io, width),
    linesDiffText(diff, io, width),
    keysText(diff, io, width),
    factsText(diff, io, width),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}
