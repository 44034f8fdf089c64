import type { Estimate, LineResult } from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { roughUsd } from "../../output/money.ts";
import { fittingTable } from "./fitting-table.ts";
import { isPriced } from "./verdict-text.ts";
import { heading } from "./whole-words.ts";

const largest = 8;

/** The largest lines, with the name under which each opens. */
export function linesText(estimate: Estimate, io: Io, width: number): string {
  const paths = estimate.paths.filter(isPriced);
  const all = paths
    .flatMap((path) => path.lines)
    .filter(({ category }) => category !== "fallback")
    .sort((a, b) => b.totalUsd - a.totalUsd)
    .slice(0, largest);
  if (all.length === 0) return "";
  const rows = all.map((line) => [line.title, line.node, monthText(line), roughUsd(line.totalUsd)]);
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

const monthText = ({ month12Usd, lastMonthUsd }: LineResult): string =>
  month12Usd === undefined || lastMonthUsd === undefined
    ? "once"
    : roughUsd(month12Usd) === roughUsd(lastMonthUsd)
      ? roughUsd(lastMonthUsd)
      : `${roughUsd(month12Usd)} to ${roughUsd(lastMonthUsd)}`;
