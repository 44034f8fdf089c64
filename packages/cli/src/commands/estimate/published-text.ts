import type { Estimate, PathResult } from "@outlay/estimate";
import { basisText, isPriced, pathWords, toText, whyOutsideText } from "@outlay/words";
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
            toText(each.publishedUsd[0], each.publishedUsd[1]),
            toText(each.oursUsd.p10, each.oursUsd.p90),
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

/** Why a path is outside: of the first figure that it misses, since others differ little. */
function whyLines({ id, published }: PathResult, width: number): string[] {
  const outside = published.find(({ overlap }) => overlap !== "overlaps");
  return outside === undefined
    ? []
    : [wholeWords(whyOutsideText(pathWords[id], outside, shownReasons), width, 2)];
}
