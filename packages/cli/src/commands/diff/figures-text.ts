import type { Diff, FigureDiff, PairDiff, PathId } from "@outlay/estimate";
import { pathWords, percent, roughUsd, spanWords } from "@outlay/words";
import type { Io } from "../../io.ts";
import { type FittingColumn, fittingTable } from "../estimate/fitting-table.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";
import { mainPair } from "./diff-verdict.ts";
import { isZero, rangeUsd, signedUsd } from "./gap-words.ts";

/** Columns of every table of differences. */
export const gapColumns = (first: string): FittingColumn[] => [
  { header: first, wraps: true },
  { header: "A", align: "right" },
  { header: "B", align: "right" },
  { header: "B less A", align: "right" },
  {
    header: "8 futures in 10",
    align: "right",
    dropped: 1,
    alone: "in 8 futures of 10, B less A",
  },
];

const titles = (months: number): Readonly<Record<string, string>> => ({
  "build.total": "Build",
  "build.as-quoted": "– as quoted",
  "run.total": `Running, ${spanWords(months)}`,
  total: "Build and running",
  "fallback.total": "People who take over",
  "total-with-fallback": "All, with people",
  "present-value": "Present value",
  "value.total": "Worth created",
  "value-less-cost": "Worth less cost",
  "cost-per-task": "One task",
  "cost-per-success": "One success",
  "cost-per-task-with-fallback": "One task, with people",
});

/** Each pair of paths with its totals on both sides. */
export function figuresText(diff: Diff, io: Io, width: number): string {
  if (diff.pairs.length === 0) return "";
  const words = titles(diff.months);
  const main = mainPair(diff);
  const pairs = [...diff.pairs].sort((one, other) => Number(other === main) - Number(one === main));
  const tables = pairs.map((pair) => {
    const rows = pair.figures.map((figure) => rowOf(words[figure.id] ?? figure.id, figure));
    const head = [...gapColumns(""), { header: "B more in", align: "right", dropped: 2 } as const];
    return [
      heading(pairTitle(pair), io.colour, width),
      fittingTable(head, rows, { width, colour: io.colour }),
    ].join("\n");
  });
  const only = [
    ...diff.onlyA.map((path) => `${pathWords[path]} (${missingIn(diff, "b", path)})`),
    ...diff.onlyB.map((path) => `${pathWords[path]} (${missingIn(diff, "a", path)})`),
  ];
  const people = pairs.some(({ comparedBy }) => comparedBy === "total-with-fallback");
  const footnote = [
    "Middle of all simulated futures; the middle of a difference is not quite the difference of the middles. As quoted: without overrun and trial run.",
    ...(people ? ["Only the rows with people count those who take over failed tasks."] : []),
  ].join(" ");
  return [
    ...tables,
    wholeWords(
      only.length === 0 ? footnote : `${footnote} Not compared: ${only.join(", ")}.`,
      width,
    ),
  ].join("\n\n");
}

/** Why a path has no figures on a side. */
const missingIn = (diff: Diff, side: "a" | "b", path: PathId): string =>
  `${diff[side].paths.some(({ id }) => id === path) ? "ruled out in" : "not in"} ${side.toUpperCase()}`;

const pairTitle = ({ a, b, model }: PairDiff): string => {
  const models = model.a === model.b ? model.a : `${model.a} in A, ${model.b} in B`;
  if (a !== b) return `A ${pathWords[a]} (${model.a}), B ${pathWords[b]} (${model.b})`;
  const name = pathWords[a];
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} (${models})`;
};

const rowOf = (title: string, { a, b, difference }: FigureDiff): string[] => [
  title,
  roughUsd(a.p50),
  roughUsd(b.p50),
  signedUsd(difference.p50),
  ...(isZero(difference)
    ? ["the same", "-"]
    : [rangeUsd(difference), percent(difference.chanceMore)]),
];
