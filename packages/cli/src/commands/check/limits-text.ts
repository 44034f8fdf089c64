import type { LimitResult, LimitResults } from "@outlay/estimate";
import {
  allowedWords,
  limitAmount,
  limitChance,
  limitFigure,
  limitGap,
  limitMarks,
  limitsBasis,
  limitsCautions,
  limitsPrecision,
  limitsVerdict,
  limitTitle,
} from "@outlay/words";
import type { Io } from "../../io.ts";
import { fittingTable } from "../estimate/fitting-table.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";

/** The limits of a plan for the screen: the verdict, a row for each, what it rests on. */
export function limitsText(results: LimitResults, months: number, io: Io): string {
  const { width, colour } = io;
  return [
    heading(limitsVerdict(results, months), colour, width),
    limitsTable(results, months, io),
    [...limitsBasis(results), ...limitsCautions(results, months), ...limitsPrecision(results)]
      .map((line) => wholeWords(line, width))
      .join("\n"),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function limitsTable(results: LimitResults, months: number, { width, colour }: Io): string {
  const signs = { holds: colour.green, broken: colour.red, unknown: colour.yellow } as const;
  const row = (result: LimitResult): string[] => {
    const { outcome, judged, limit } = result;
    return [
      `${signs[outcome](limitMarks[outcome])} ${limitTitle(result, months)}`,
      limitAmount(result, limit),
      limitFigure(result),
      limitGap(result),
      limitChance(result),
      judged?.node ?? "",
    ];
  };
  return fittingTable(
    [
      { header: "", wraps: true },
      { header: "limit", align: "right" },
      { header: `at ${shortAllowed(results)}`, align: "right" },
      { header: "", align: "right", alone: "beside the limit" },
      { header: "beyond it", align: "right" },
      { header: "node", dropped: 1 },
    ],
    results.limits.map(row),
    { width, colour },
  );
}

/** The chance that is allowed, for the head of a column. */
const shortAllowed = ({ chanceOfExceeding }: LimitResults): string =>
  allowedWords(chanceOfExceeding).replace("one chance in", "one in").replace("a chance of ", "");
