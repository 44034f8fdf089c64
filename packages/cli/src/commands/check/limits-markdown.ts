import type { LimitResult, LimitResults } from "@outlay/estimate";
import {
  allowedWords,
  limitAmount,
  limitChance,
  limitFigure,
  limitGap,
  limitMarks,
  limitOutcomeWords,
  limitsBasis,
  limitsCautions,
  limitsPrecision,
  limitsVerdict,
  limitTitle,
} from "@outlay/words";
import { markdownTable, plainDollars } from "../../output/markdown.ts";

/**
 * The limits of a plan as Markdown: the verdict in bold, a row for each limit; 20 lines at most.
 *
 * @param months of the horizon
 * @param subject what was checked, as Markdown
 */
export function limitsMarkdown(results: LimitResults, months: number, subject: string): string {
  const verdict = `**${limitMarks[results.outcome]} ${limitsVerdict(results, months)}** ${subject}`;
  const header = [
    "",
    ":limit",
    `:at ${allowedWords(results.chanceOfExceeding)}`,
    ":",
    ":futures beyond it",
  ];
  const parts = [
    verdict,
    markdownTable(
      header,
      results.limits.map((limit) => row(limit, months)),
    ),
    [...limitsBasis(results), ...limitsCautions(results, months), ...limitsPrecision(results)].join(
      " ",
    ),
  ].filter((text) => text !== "");
  return plainDollars(parts.join("\n\n"));
}

function row(result: LimitResult, months: number): string[] {
  const { outcome, limit } = result;
  const title = `${limitMarks[outcome]} ${limitTitle(result, months)}`;
  return [
    outcome === "holds" ? title : `${title} (${limitOutcomeWords[outcome]})`,
    limitAmount(result, limit),
    limitFigure(result),
    limitGap(result),
    limitChance(result),
  ];
}
