import { type LimitResult, type LimitResults, limitResults } from "@outlay/estimate";
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
import type { Cell, Row, Section } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { figures, row, words } from "../columns.ts";

/** What the plan may cost at most by its own `limits:`, each limit beside its figure; nothing without any. */
export function limitsSection({ plan, estimated }: ReportSource): Section {
  const results = limitResults(plan, estimated);
  const { months } = estimated.estimate;
  return {
    id: "limits",
    title: "The limits of the plan",
    place: "body",
    blocks:
      results === undefined
        ? []
        : [
            { kind: "paragraph", text: limitsVerdict(results, months) },
            {
              kind: "table",
              caption: "Each limit beside its figure",
              columns: [
                words("limit"),
                figures("at most"),
                figures(`at ${allowedWords(results.chanceOfExceeding)}`),
                figures("beside the limit"),
                figures("futures beyond it"),
              ],
              rows: results.limits.map((limit) => limitRow(limit, months)),
              notes: notesOf(results, months),
            },
          ],
  };
}

const notesOf = (results: LimitResults, months: number): string[] => [
  ...limitsBasis(results),
  ...limitsCautions(results, months),
  ...limitsPrecision(results),
];

function limitRow(limit: LimitResult, months: number): Row {
  const { outcome, judged } = limit;
  const title = `${limitMarks[outcome]} ${limitTitle(limit, months)}, ${limitOutcomeWords[outcome]}`;
  const most: Cell = { kind: "figure", text: limitAmount(limit, limit.limit), value: limit.limit };
  if (judged === undefined) return row(title, most, "unknown", "unknown", "unknown");
  const { figure, chance, node } = judged;
  return row(
    title,
    most,
    { kind: "figure", text: limitFigure(limit), value: figure, node },
    limitGap(limit),
    { kind: "figure", text: limitChance(limit), value: chance },
  );
}
