import type { Estimate, Spread } from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { roughUsd } from "../../output/money.ts";
import { type FittingColumn, fittingTable } from "./fitting-table.ts";
import { titleOf } from "./path-columns.ts";
import { spanWords } from "./span-words.ts";
import { isPriced } from "./verdict-text.ts";
import { heading } from "./whole-words.ts";

/** Cash by fiscal year, without people who take over. */
export function yearsText(estimate: Estimate, io: Io, width: number): string {
  const paths = estimate.paths.filter(isPriced);
  const [first] = paths;
  if (first === undefined) return "";
  const cash = (spread: Spread): string[] => [roughUsd(spread.p50), roughUsd(spread.p80)];
  const rows = [
    ["before the launch", ...paths.flatMap((path) => cash(path.buildUsd))],
    ...first.years.map(({ year, months }, at) => [
      months === 12 ? String(year) : `${year} (${spanWords(months)})`,
      ...paths.flatMap((path) => {
        const spread = path.years[at]?.cashUsd;
        return spread === undefined ? ["", ""] : cash(spread);
      }),
    ]),
  ];
  const header: FittingColumn[] = [
    { header: "fiscal year", wraps: true },
    ...paths.flatMap((path): FittingColumn[] => [
      { header: titleOf(path), align: "right" },
      {
        header: "1 in 5 above",
        align: "right",
        dropped: 1,
        alone: `${titleOf(path)}, one in five above`,
      },
    ]),
  ];
  const people = paths.some(({ fallbackUsd }) => fallbackUsd !== undefined);
  return [
    heading(
      `Cash by fiscal year${people ? ", without people who take over" : ""}`,
      io.colour,
      width,
    ),
    fittingTable(header, rows, { width, colour: io.colour }),
  ].join("\n");
}
