import type { Estimate, PathResult } from "@outlay/estimate";
import {
  beatenByText,
  belowFloorText,
  capital,
  claimText,
  fallbackLine,
  pathMeaning,
  pathWords,
  restsOn,
  worthLine,
} from "@outlay/words";
import type { Block } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";

/** The verdict: what wins, what that is, what it rests on, and what people cost beside it. */
export function verdictBlocks(
  { estimated: { estimate }, plan }: ReportSource,
  chosen: PathResult,
): Block[] {
  const site = plan.hosting?.site ?? "cloud";
  const claim = [...beatenByText(estimate), claimText(estimate, chosen)].join(" ");
  const first = claim.split(/(?<=\.) (?=[A-Z])/)[0] ?? claim;
  const meaning = meaningText(estimate, chosen, pathMeaning(chosen.id, chosen.model, site));
  const further = [
    ...belowFloorText(estimate),
    ...restsText(estimate),
    ...fallbackLine(estimate, chosen),
    ...worthLine(chosen),
  ];
  return [
    {
      kind: "paragraph",
      text: [{ kind: "strong", text: first }, `${claim.slice(first.length)} ${meaning}`],
    },
    ...(further.length === 0 ? [] : [{ kind: "paragraph", text: further.join(" ") } as const]),
  ];
}

const restsText = ({ comparison }: Estimate): string[] =>
  comparison === undefined ? [] : restsOn(comparison);

/** What the path is, and that the figures are of it where the claim names more than one or none wins. */
function meaningText({ cheapest, comparison }: Estimate, chosen: PathResult, what: string): string {
  const name = capital(pathWords[chosen.id]);
  if (chosen.status === "partial" || comparison?.tooClose === true) {
    return `${name} is ${what}; the figures below are for it.`;
  }
  return cheapest === undefined
    ? `${name} is ${what}.`
    : `It is ${what}; the figures below are for it.`;
}
