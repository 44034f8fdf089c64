import type { Estimate, PathResult, PublishedComparison } from "@outlay/estimate";
import { isPriced, pathWords, roughUsd } from "@outlay/words";
import type { Io } from "../../io.ts";
import { type FittingColumn, fittingTable } from "./fitting-table.ts";
import { heading, wholeWords } from "./whole-words.ts";

/** Reasons on the screen for a path outside; all of them are in the JSON. */
const shownReasons = 2;

/**
 * Published ranges beside ours, each on its own basis; and for each path that lies outside one, what
 * makes the difference.
 */
export function publishedText(estimate: Estimate, io: Io, width: number): string {
  const paths = estimate.paths.filter(isPriced);
  const rows = paths.flatMap(({ id, published }) =>
    published.length === 0
      ? []
      : [
          [pathWords[id]],
          ...published.map((each) => [
            `– ${basisText(each, published)}`,
            rangeText(each.publishedUsd[0], each.publishedUsd[1]),
            rangeText(each.oursUsd.p10, each.oursUsd.p90),
            each.overlap === "overlaps" ? "" : each.overlap,
          ]),
        ],
  );
  if (rows.length === 0) return "";
  const columns: FittingColumn[] = [
    { header: "", wraps: true },
    { header: "published", align: "right" },
    { header: "ours, 8 in 10", align: "right" },
    { header: "" },
  ];
  return [
    heading("Beside what is published, without overrun and trial run", io.colour, width),
    fittingTable(columns, rows, { width, colour: io.colour }),
    ...paths.flatMap((path) => whyLines(path, width)),
  ].join("\n");
}

/** What is published, with the article, or what was built, where two figures have the same name. */
function basisText(figure: PublishedComparison, all: readonly PublishedComparison[]): string {
  const { basis, id, of } = figure;
  const alike = all.filter((each) => each.basis === basis);
  if (alike.length < 2) return basis;
  const article = `${basis}, article ${id.charAt(0)}`;
  const inArticle = alike.filter((each) => each.id.charAt(0) === id.charAt(0)).length;
  return inArticle < 2 ? article : `${article}: ${of}`;
}

const rangeText = (low: number, high: number): string => `${roughUsd(low)} to ${roughUsd(high)}`;

/** Why a path is outside: of the first figure that it misses, since others differ little. */
function whyLines({ id, published }: PathResult, width: number): string[] {
  const outside = published.find(({ overlap }) => overlap !== "overlaps");
  return outside === undefined ? [] : [wholeWords(whyText(pathWords[id], outside), width, 2)];
}

const whyText = (name: string, { overlap, why }: PublishedComparison): string =>
  `Ours for ${name} is ${overlap === "above" ? "higher" : "lower"} because ${why.slice(0, shownReasons).join("; ")}.`;
