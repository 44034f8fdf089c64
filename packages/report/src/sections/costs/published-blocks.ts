import type { Estimate, PathResult } from "@outlay/estimate";
import { basisText, capital, isPriced, pathWords, toText, whyOutsideText } from "@outlay/words";
import type { Block, Row, Text } from "../../document/block.ts";
import { figures, group, row, words } from "../columns.ts";
import { usdCell } from "../figure-cell.ts";

/** Published ranges beside ours on the same basis, and what makes the difference where ours lies outside. */
export function publishedBlocks({ paths, plan }: Estimate): Block[] {
  const shown = paths.filter(isPriced).filter(({ published }) => published.length > 0);
  if (shown.length === 0) return [];
  const why = shown.flatMap(firstReason);
  return [
    {
      kind: "table",
      caption: "Published ranges and ours on the same basis, without overrun and trial run",
      columns: [
        words(""),
        words("Published"),
        figures("Ours, one in ten below"),
        figures("Even odds"),
        figures("One in ten above"),
        words("Ours is"),
      ],
      rows: shown.flatMap((path) => group(capital(pathWords[path.id]), rowsOf(path))),
      notes: [
        [
          `USD. The articles describe systems of different scope, so that no single plan lies inside all of their ranges; ${plan.name} is held against each on the basis that it states. Every reason, and where the articles contradict themselves: `,
          { kind: "link", text: "appendix", href: "#published" },
          ".",
        ],
      ],
    },
    ...(why.length === 0 ? [] : [{ kind: "list", items: why } as const]),
  ];
}

const rowsOf = ({ published }: PathResult): Row[] =>
  published.map((each) =>
    row(
      basisText(each, published),
      toText(each.publishedUsd[0], each.publishedUsd[1]),
      usdCell(each.oursUsd.p10, each.node),
      usdCell(each.oursUsd.p50, each.node),
      usdCell(each.oursUsd.p90, each.node),
      each.overlap === "overlaps" ? "in the range" : each.overlap,
    ),
  );

/** Why a path is outside: of the first figure that it misses, since others differ little. */
function firstReason({ id, published }: PathResult): Text[] {
  const outside = published.find(({ overlap }) => overlap !== "overlaps");
  if (outside === undefined) return [];
  const why = whyOutsideText(pathWords[id], outside, outside.why.length);
  return [`${basisText(outside, published)}: ${why}`];
}
