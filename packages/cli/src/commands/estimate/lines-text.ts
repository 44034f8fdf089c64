import type { Estimate, LineResult } from "@outlay/estimate";
import { chosenPath, rangeUsd, roughUsd } from "@outlay/words";
import type { Io } from "../../io.ts";
import { type FittingColumn, fits, fittingTable } from "./fitting-table.ts";
import { heading } from "./whole-words.ts";

/** Lines that are told; with `all`, every one. */
const largest = 5;

/** The largest lines of the chosen path, with the name under which each opens. */
export function linesText(estimate: Estimate, io: Io, width: number, all: boolean): string {
  const lines = (chosenPath(estimate)?.lines ?? [])
    .filter(({ category, totalUsd }) => category !== "fallback" && totalUsd !== 0)
    .sort((a, b) => b.totalUsd - a.totalUsd);
  if (lines.length === 0) return "";
  const shown = lines.slice(0, all ? lines.length : largest);
  const money: FittingColumn[] = [
    { header: "a month", align: "right", dropped: 1 },
    { header: "total", align: "right" },
  ];
  const wide: FittingColumn[] = [{ header: "line", wraps: true }, { header: "node" }, ...money];
  const rows = shown.map((line) => [line.title, line.node, ...moneyOf(line)]);
  // Where one name of a node is too long for a column of its own, each stands below its line.
  const below = shown.map((line) => [`${line.title}\n– ${line.node}`, ...moneyOf(line)]);
  const [columns, cells] = fits(wide, rows, width)
    ? [wide, rows]
    : [[{ header: "line, node", wraps: true }, ...money], below];
  return [
    heading("Largest lines (open one: outlay explain PLAN NODE)", io.colour, width),
    fittingTable(columns, cells, { width, colour: io.colour }),
  ].join("\n");
}

const moneyOf = (line: LineResult): string[] => [monthText(line), roughUsd(line.totalUsd)];

const monthText = ({ month13Usd, lastMonthUsd }: LineResult): string =>
  month13Usd === undefined || lastMonthUsd === undefined
    ? "once"
    : rangeUsd(Math.min(month13Usd, lastMonthUsd), Math.max(month13Usd, lastMonthUsd));
