import { limitMend, limitResults } from "@outlay/estimate";
import {
  allowedWords,
  limitGap,
  limitMarks,
  limitMendText,
  limitsVerdict,
  limitTitle,
  pathWords,
} from "@outlay/words";
import type { Block } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";

/**
 * Whether the plan keeps the limits that it sets itself, and by how much each is held or missed; nothing
 * where it sets none.
 */
export function limitsOfPlan({ plan, estimated }: ReportSource): Block[] {
  const results = limitResults(plan, estimated);
  if (results === undefined) return [];
  const { months } = estimated.estimate;
  const { outcome, limits, path } = results;
  const of = path === undefined ? "" : ` of ${pathWords[path]}`;
  const each = limits.map((limit) => {
    const gap = limit.judged === undefined ? "not known" : limitGap(limit);
    return `${limitMarks[limit.outcome]} ${limitTitle(limit, months)}: ${gap} (limit ${limit.text})`;
  });
  const mend = outcome === "broken" ? limitMend(plan, estimated) : undefined;
  const model = mend === undefined ? "" : ` ${limitMendText(mend)}`;
  return [
    {
      kind: "callout",
      tone: outcome === "holds" ? "note" : "warning",
      text: [
        { kind: "strong", text: `The plan's own limits${of}. ${limitsVerdict(results, months)}` },
        ` ${each.join("; ")}; each held at ${allowedWords(results.chanceOfExceeding)}.${model}`,
      ],
    },
  ];
}
