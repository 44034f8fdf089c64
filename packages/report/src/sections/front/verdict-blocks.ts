import type { Estimate, PathResult } from "@outlay/estimate";
import {
  beatenByText,
  belowFloorText,
  capital,
  claimText,
  fallbackLine,
  isPriced,
  pathMeaning,
  pathWords,
  restsOn,
  roughUsd,
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
    ...withoutPeopleText(estimate, chosen),
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

/** That another path is the cheaper by what is built and used alone, where people who take over decide it. */
function withoutPeopleText({ cheapest, paths }: Estimate, chosen: PathResult): string[] {
  if (cheapest !== chosen.id) return [];
  const [least] = paths
    .filter(isPriced)
    .filter(({ canWin }) => canWin)
    .sort((a, b) => a.totalUsd.p50 - b.totalUsd.p50);
  if (least === undefined || least.id === chosen.id) return [];
  return [
    `Build and use alone cost less with ${pathWords[least.id]}: ${roughUsd(least.totalUsd.p50)} against ${roughUsd(chosen.totalUsd.p50)}; the people who take over its failed tasks cost more than that saves.`,
  ];
}
