import type { LineResult, PathResult } from "@outlay/estimate";
import { categoryWords, phaseWords, titleOf } from "@outlay/words";
import type { Cell, Column, Row, Table } from "../../document/block.ts";
import { figures, row, sumRow, words } from "../columns.ts";
import { usdCell } from "../figure-cell.ts";

/** Lines of a path that the body tells; all of them stand in the appendix. */
const most = 10;

/** The largest lines of one path, and all others in one row, so that they add up to its total. */
export function largestLinesTable(path: PathResult): Table {
  const lines = linesOf(path);
  const shown = lines.slice(0, most);
  const rest = lines.slice(most);
  return {
    kind: "table",
    caption: `The largest lines of ${titleOf(path)}`,
    columns: lineColumns,
    rows: [
      ...shown.map(lineRow),
      ...(rest.length === 0
        ? []
        : [
            row(
              `${rest.length} further line${rest.length === 1 ? "" : "s"}`,
              "",
              "",
              "",
              "",
              usdCell(rest.reduce((all, { totalUsd }) => all + totalUsd, 0)),
              [{ kind: "link", text: "appendix", href: "#lines" }],
            ),
          ]),
      lineSum(path),
    ],
    notes: [
      [
        "USD at middle values. Any node opens with ",
        { kind: "code", text: "outlay explain PLAN NODE" },
        ".",
      ],
    ],
  };
}

/** Lines that cost something, without people who take over, the dearest first. */
export const linesOf = ({ lines }: PathResult): readonly LineResult[] =>
  lines.filter(({ category, totalUsd }) => category !== "fallback" && totalUsd !== 0);

/** The columns of a table of lines. */
export const lineColumns: readonly Column[] = [
  words("Line"),
  words("What for"),
  words("Phase"),
  figures("A month, year two"),
  figures("A month, at the end"),
  figures("In all"),
  words("Node"),
];

/** A line with its money: once, or in two months. */
export const lineRow = (line: LineResult): Row =>
  row(
    line.title,
    categoryWords(line.category),
    phaseWords[line.phase],
    ...monthCells(line),
    usdCell(line.totalUsd, line.node),
    [{ kind: "code", text: line.node }],
  );

/** The total that the lines of a path add up to. */
export const lineSum = ({ id, totalUsd }: PathResult): Row =>
  sumRow("Sum", "", "", "", "", usdCell(totalUsd.centre, `${id}.total`), [
    { kind: "code", text: `${id}.total` },
  ]);

function monthCells({ timing, node, month13Usd, lastMonthUsd }: LineResult): readonly Cell[] {
  if (timing === "one-time") return ["once", ""];
  const month = node.replace(/\.total$/, ".month");
  return [usdCell(month13Usd, month), usdCell(lastMonthUsd, month)];
}
