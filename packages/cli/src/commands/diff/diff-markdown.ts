import type { Diff, FigureDiff, Gap, KeyEffect, LineDiff, PairDiff } from "@outlay/estimate";
import { grouped, pathWords, roughUsd, spanWords } from "@outlay/words";
import { short } from "../../output/failure-markdown.ts";
import { markdownCode, markdownTable, markdownText, plainDollars } from "../../output/markdown.ts";
import { diffHeadline, monthWords } from "./diff-headline.ts";
import { cautions, figureOf, mainPair, nothingText } from "./diff-verdict.ts";
import { betweenWords, futuresWords, isZero, looksZero, rangeUsd, signedUsd } from "./gap-words.ts";

/** Lines that a comment may have. */
export const MOST_LINES = 60;

/** Characters that a comment may have. */
export const MOST_CHARACTERS = 6_000;

/** Cautions that are shown. */
const fewCautions = 4;

/**
 * A comparison as Markdown for a comment: the money first, a table, then what it comes from, folded.
 * Never more than 60 lines and 6,000 characters: folded rows are left out first.
 *
 * @param subject what was compared, as Markdown
 * @param marker a hidden first line
 */
export function diffMarkdown(diff: Diff, subject: string, marker: string): string {
  const pair = mainPair(diff);
  if (pair === undefined) {
    const why = markdownText(short(nothingText(diff)));
    return `${marker}\n**✗ Not compared.** ${subject}\n\n${why}`;
  }
  for (const rows of [8, 5, 3, 1]) {
    const text = plainDollars(written(diff, pair, subject, marker, rows));
    if (text.split("\n").length <= MOST_LINES && text.length <= MOST_CHARACTERS) return text;
  }
  return plainDollars(written(diff, pair, subject, marker, 0));
}

function written(
  diff: Diff,
  pair: PairDiff,
  subject: string,
  marker: string,
  rows: number,
): string {
  const incomplete = [pair.status.a, pair.status.b].includes("partial");
  const headline = `**${incomplete ? "Incomplete, as something has no price: " : ""}${diffHeadline(diff, pair)}**`;
  const told = cautions(diff, pair)
    .slice(0, fewCautions)
    .map((line) => markdownText(short(line)));
  return [
    `${marker}\n${headline} · ${subject}`,
    spreadLine(diff, pair),
    figuresTable(diff, pair),
    told.length === 0 ? "" : `A is before, B after. ${told.join(" ")}`,
    ...(rows === 0 ? [] : [linesDetails(pair, rows), keysDetails(diff, rows)]),
    footer(diff, pair),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

/** How sure the change of the whole is. */
function spreadLine(diff: Diff, pair: PairDiff): string {
  const gap = figureOf(pair, "total")?.difference;
  if (gap === undefined || isZero(gap)) return "";
  const more = gap.p50 >= 0;
  return `In eight of ten simulated futures the change of build and running cost over ${spanWords(diff.months)} lies ${betweenWords(gap)}; it costs ${more ? "more" : "less"} in ${futuresWords(more ? gap.chanceMore : gap.chanceLess)}.`;
}

const titles: readonly (readonly [string, string])[] = [
  ["build.total", "Build"],
  ["total", "Build and running"],
  ["total-with-fallback", "All, with people who take over"],
  ["cost-per-task", "One task"],
];

function figuresTable(diff: Diff, pair: PairDiff): string {
  const { month13 } = pair;
  const [build, ...others] = titles.flatMap(([id, title]) => {
    const figure = figureOf(pair, id);
    return figure === undefined ? [] : [figureRow(title, figure)];
  });
  const rivals = diff.pairs
    .filter((each) => each !== pair)
    .slice(0, 3)
    .flatMap((each) => {
      const figure = figureOf(each, each.comparedBy);
      return figure === undefined ? [] : [figureRow(`Other path: ${namesOf(each)}`, figure)];
    });
  return markdownTable(
    [namesOf(pair), ":before", ":after", ":change, at even odds", ":in 8 futures of 10"],
    [
      ...(build === undefined ? [] : [build]),
      figureRow(`A month ${monthWords(pair)}`, month13),
      ...others,
      ...rivals,
    ],
  );
}

const namesOf = ({ a, b }: PairDiff): string =>
  a === b ? pathWords[a] : `${pathWords[a]} → ${pathWords[b]}`;

const figureRow = (
  title: string,
  { a, b, difference }: Pick<FigureDiff, "a" | "b" | "difference">,
): string[] => [
  title,
  roughUsd(a.p50),
  roughUsd(b.p50),
  signedUsd(difference.p50),
  isZero(difference) ? "the same" : rangeUsd(difference),
];

const folded = (summary: string, text: string): string =>
  `<details><summary>${summary}</summary>\n\n${text}\n\n</details>`;

function linesDetails(pair: PairDiff, rows: number): string {
  const lines = pair.lines.filter(({ difference }) => !looksZero(difference));
  if (lines.length === 0) return "";
  const left = lines.length - rows;
  return folded(
    "Where the change comes from",
    [
      markdownTable(
        ["line", ":before", ":after", ":change, at middle values"],
        lines.slice(0, rows).map(lineRow),
      ),
      [
        ...(left > 0 ? [`${left} smaller ${left === 1 ? "line" : "lines"} not shown.`] : []),
        "With every input at its middle value, where lines add up; the figures above are at even odds of all futures, so the two differ a little.",
      ].join(" "),
    ].join("\n\n"),
  );
}

const lineRow = ({ title, aUsd, bUsd, difference }: LineDiff): string[] => [
  markdownText(cut(title, 60)),
  aUsd === undefined ? "–" : roughUsd(aUsd),
  bUsd === undefined ? "–" : roughUsd(bUsd),
  centreWords(difference),
];

/** At the medians, where lines add up; a line that differs in the draws alone says so. */
const centreWords = (gap: Gap): string => (gap.centre === 0 ? "varies" : signedUsd(gap.centre));

function keysDetails({ keys }: Diff, rows: number): string {
  if (keys.length === 0) return "";
  const first = keys.toSorted(
    (one, other) => Math.abs(other.movesUsd ?? 0) - Math.abs(one.movesUsd ?? 0),
  );
  const left = keys.length - rows;
  return folded(
    `What changed in the plan: ${keys.length} ${keys.length === 1 ? "key" : "keys"}`,
    [
      ...first.slice(0, rows).map(keyLine),
      ...(left > 0 ? [`- and ${left} that ${left === 1 ? "moves" : "move"} less`] : []),
    ].join("\n"),
  );
}

function keyLine({ key, a, b, movesUsd }: KeyEffect): string {
  const words = (side: KeyEffect["a"]): string =>
    side === undefined ? "left out" : markdownCode(cut(side.words, 80));
  const alone =
    movesUsd === undefined
      ? ""
      : movesUsd === 0
        ? ": moves no cost"
        : `: ${signedUsd(movesUsd)} alone`;
  return `- ${markdownCode(cut(key, 80))} ${words(a)} → ${words(b)}${alone}`;
}

function footer(diff: Diff, pair: PairDiff): string {
  const { onlyA, onlyB, draws, seed } = diff;
  const only = [
    ...onlyA.map((path) => `${pathWords[path]} (before only)`),
    ...onlyB.map((path) => `${pathWords[path]} (after only)`),
  ];
  const models =
    pair.model.a === pair.model.b
      ? markdownCode(cut(pair.model.a, 60))
      : `${markdownCode(cut(pair.model.a, 60))} → ${markdownCode(cut(pair.model.b, 60))}`;
  const left = only.length === 0 ? "" : ` Not compared: ${only.join(", ")}.`;
  return `<sub>${models}. At even odds of ${grouped(draws)} simulated futures, seed ${seed}, the same before and after.${left}</sub>`;
}

/** The head of a text that is too long for its place. */
const cut = (text: string, most: number): string => {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`;
};
