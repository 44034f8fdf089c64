import type { Estimate, LineResult } from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { roughUsd } from "../../output/money.ts";
import { fittingTable } from "./fitting-table.ts";
import { rangeUsd } from "./money-range.ts";
import { chosenPath } from "./verdict-text.ts";
import { heading } from "./whole-words.ts";

/** Lines that are told; with `all`, every one. */
const largest = 5;

/** The largest lines of the chosen path, with the name under which each opens. */
export function linesText(estimate: Estimate, io: Io, width: number, all: boolean): string {
  const lines = (chosenPath(estimate)?.lines ?? [])
    .filter(({ category }) => category !== "fallback")
    .sort((a, b) => b.totalUsd - a.totalUsd);
  if (lines.length === 0) return "";
  const rows = lines
    .slice(0, all ? lines.length : largest)
    .map((line) => [line.title, line.node, monthText(line), roughUsd(line.totalUsd)]);
  return [
    heading("Largest lines (open one: outlay explain PLAN NODE)", io.colour, width),
    fittingTable(
      [
        { header: "line", wraps: true },
        { header: "node" },
        { header: "a month", align: "right", dropped: 1 },
        { header: "total", align: "right" },
      ],
      rows,
      { width, colour: io.colour },
    ),
  ].join("\n");
}

const monthText = ({ month13Usd, lastMonthUsd }: LineResult): string =>
  month13Usd === undefined || lastMonthUsd === undefined
    ? "once"
    : rangeUsd(month13Usd, lastMonthUsd);
