import type { LimitResult, LimitResults } from "@outlay/estimate";
import {
  allowedWords,
  limitAmount,
  limitGap,
  limitMarks,
  limitOutcomeWords,
  limitsBasis,
  limitsCautions,
  limitsVerdict,
  limitTitle,
  percent,
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
    [...limitsBasis(results), ...limitsCautions(results, months)].join(" "),
  ].filter((text) => text !== "");
  return plainDollars(parts.join("\n\n"));
}

function row(result: LimitResult, months: number): string[] {
  const { outcome, judged, limit } = result;
  const title = `${limitMarks[outcome]} ${limitTitle(result, months)}`;
  const told = outcome === "holds" ? title : `${title} (${limitOutcomeWords[outcome]})`;
  return [
    told,
    limitAmount(result, limit),
    judged === undefined
      ? "unknown"
      : `${judged.lowerBound ? "over " : ""}${limitAmount(result, judged.figure)}`,
    limitGap(result),
    judged === undefined ? "unknown" : percent(judged.chance),
  ];
}
