import type { CategoryDiff, Diff, LineDiff } from "@outlay/estimate";
import { pathWords, roughUsd } from "@outlay/words";
import type { Io } from "../../io.ts";
import { fittingTable } from "../estimate/fitting-table.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";
import { mainPair } from "./diff-verdict.ts";
import { gapColumns } from "./figures-text.ts";
import { looksZero, rangeUsd, signedUsd } from "./gap-words.ts";

const most = 12;

/** Where the difference comes from: categories, then lines, largest first. */
export function linesDiffText(diff: Diff, io: Io, width: number): string {
  const pair = mainPair(diff);
  if (pair === undefined) return "";
  const categories = pair.categories.filter(({ difference }) => !looksZero(difference));
  const lines = pair.lines.filter(({ difference }) => !looksZero(difference));
  if (lines.length === 0) return "";
  const where =
    pair.a === pair.b ? pathWords[pair.a] : `A ${pathWords[pair.a]}, B ${pathWords[pair.b]}`;
  const same = pair.lines.length - lines.length;
  const more = lines.length - most;
  const after = [
    "Every input at its middle value here, so that lines add up; the last column is of all futures.",
    ...(more > 0 ? [`${more} smaller ones are in --json.`] : []),
    ...(same > 0
      ? [`${same === 1 ? "1 line is" : `${same} lines are`} the same in both, or nearly always.`]
      : []),
  ].join(" ");
  const tableOf = (first: string, rows: string[][]) =>
    fittingTable(gapColumns(first), rows, { width, colour: io.colour });
  return [
    heading(`Where the difference comes from, ${where}`, io.colour, width),
    tableOf(
      "category",
      categories.map((each) => row(categoryWords(each.category), each)),
    ),
    "",
    tableOf(
      "line",
      lines.slice(0, most).map((each) => row(titleOf(each), each)),
    ),
    wholeWords(after, width),
  ].join("\n");
}

/** A category as a reader looks for it. */
const categoryWords = (category: CategoryDiff["category"]): string =>
  category === "fallback"
    ? "people who take over"
    : category === "review"
      ? "human review"
      : category.replaceAll("-", " ");

const titleOf = ({ title, in: inside }: LineDiff): string =>
  inside === "both" ? title : `${title} (only ${inside.toUpperCase()})`;

const row = (title: string, { aUsd, bUsd, difference }: LineDiff | CategoryDiff): string[] => [
  title,
  aUsd === undefined ? "-" : roughUsd(aUsd),
  bUsd === undefined ? "-" : roughUsd(bUsd),
  signedUsd(difference.centre),
  rangeUsd(difference),
];
