import type { Estimate } from "@outlay/estimate";
import {
  baselineWords,
  chosenPath,
  hasPeople,
  pathWords,
  roughUsd,
  spanWords,
} from "@outlay/words";
import type { Io } from "../../io.ts";
import { fittingTable } from "./fitting-table.ts";
import { heading } from "./whole-words.ts";

/** What the paths are held against, with the chosen one on top. */
export function baselinesText(estimate: Estimate, io: Io, width: number): string {
  const chosen = chosenPath(estimate);
  if (estimate.baselines.length === 0 || chosen === undefined) return "";
  const people = hasPeople(chosen);
  const rows = [
    [
      pathWords[chosen.id],
      roughUsd(chosen.totalUsd.p50),
      ...(people ? [roughUsd(chosen.totalWithFallbackUsd?.p50)] : []),
      roughUsd(chosen.usdPerOutcome.p50),
    ],
    ...estimate.baselines.map(({ id, totalUsd, totalWithFallbackUsd, usdPerOutcome }) => [
      baselineWords[id],
      roughUsd(totalUsd.p50),
      // Where people do it all, they are the total.
      ...(people
        ? [(totalWithFallbackUsd ?? (id === "do-nothing" ? totalUsd : undefined))?.p50].map(moneyOr)
        : []),
      moneyOr(usdPerOutcome),
    ]),
  ];
  return [
    heading(`Held against, over ${spanWords(estimate.months)}`, io.colour, width),
    fittingTable(
      [
        { header: "", wraps: true },
        { header: "in all", align: "right" },
        ...(people ? ([{ header: "with people", align: "right", dropped: 1 }] as const) : []),
        {
          header: `one ${estimate.plan.outcomeUnit ?? "successful task"}`,
          align: "right",
          wraps: true,
        },
      ],
      rows,
      { width, colour: io.colour },
    ),
  ].join("\n");
}

/** A dash where a figure does not apply. */
const moneyOr = (usd: number | undefined): string => (usd === undefined ? "-" : roughUsd(usd));
