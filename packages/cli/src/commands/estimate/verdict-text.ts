import type { BreakEven, Comparison, Estimate, PathResult, RuledOutPath } from "@outlay/estimate";
import { roughUsd } from "../../output/money.ts";
import { spanWords } from "./span-words.ts";

/** Words of the paths, for people. */
export const pathWords: Readonly<Record<PathResult["id"], string>> = {
  hosted: "hosted",
  "hosted-tuned": "hosted, tuned",
  "self-hosted": "self-hosted",
  "self-hosted-tuned": "self-hosted, tuned",
};

/** Whether a path has figures. */
export const isPriced = (path: PathResult | RuledOutPath): path is PathResult =>
  path.status !== "ruled-out";

/** The path whose figures the verdict gives: the cheapest, or else the first that has figures. */
export const chosenPath = (estimate: Estimate): PathResult | undefined => {
  const paths = estimate.paths.filter(isPriced);
  return paths.find(({ id }) => id === estimate.cheapest) ?? paths[0];
};

/** The verdict in sentences: which path, what that rests on, what to ask for, what it then takes. */
export function verdictLines(estimate: Estimate): string[] {
  const chosen = chosenPath(estimate);
  if (chosen === undefined) return ["No path of this plan can be priced; the notes say why."];
  const { months, comparison } = estimate;
  return [
    headline(estimate, chosen),
    ...(comparison === undefined ? [] : restsOn(comparison)),
    `Ask for ${roughUsd(chosen.buildUsd.p50)} to build it (even odds); one chance in five that it takes more than ${roughUsd(chosen.buildUsd.p80)}.`,
    months > 12
      ? `It then runs at ${roughUsd(chosen.month12Usd.p50)} a month after a year, and ${roughUsd(chosen.lastMonthUsd.p50)} in the last month.`
      : `It then runs at ${roughUsd(chosen.lastMonthUsd.p50)} in the last month.`,
    `Build and ${spanWords(months)}: ${roughUsd(chosen.totalUsd.p50)} (even odds); one chance in five that it takes more than ${roughUsd(chosen.totalUsd.p80)}.`,
    ...fallbackLine(estimate, chosen),
  ];
}

function headline({ comparison, paths }: Estimate, chosen: PathResult): string {
  const name = capital(pathWords[chosen.id]);
  if (chosen.status === "partial") {
    return `${name}: INCOMPLETE. Something it needs has no price, so every figure below is too low.`;
  }
  if (comparison === undefined) {
    const other = paths.find(({ id }) => id !== chosen.id);
    if (other === undefined) return `${name}, the only path that is calculated.`;
    return other.status === "ruled-out"
      ? `${name}: the only path that can be built; ${pathWords[other.id]} is ruled out.`
      : `${name}: the other path is incomplete, so the two are not compared.`;
  }
  const futures = futuresText(comparison.chance);
  const { tooClose, breakEven, cheaper, other } = comparison;
  if (!tooClose) return `${name} is the cheaper path, ${futures}.`;
  const margin =
    breakEven === undefined || breakEven.slack >= comparison.limits.slack
      ? "."
      : `, but only while it succeeds ${marginText(comparison, breakEven)}${statedText(breakEven)}.`;
  return `Too close to call on cost alone: ${pathWords[cheaper]} is cheaper than ${pathWords[other]} ${futures}${margin}`;
}

const futuresText = (chance: number): string => {
  const share = Math.round(chance * 100);
  return share === 100 ? "in nearly all simulated futures" : `in ${share} of 100 simulated futures`;
};

const goldenSet = "on a golden set (100 or more real tasks with known answers) before you decide";

/** On which success rates the verdict rests, and what to find out. */
function restsOn(comparison: Comparison): string[] {
  const { breakEven, cheaper, success, tooClose } = comparison;
  const below = tooClose ? ` The figures below are for ${pathWords[cheaper]}.` : "";
  if (breakEven === undefined) {
    return [
      `Compared at equal success: the plan has no outcome, so a failed task costs nothing here.${below}`,
    ];
  }
  const basis =
    success === "by-path"
      ? "Success rates differ by path, so the people who take over failed tasks are counted."
      : "Both are taken to succeed equally often.";
  if (tooClose) return [`${basis} Measure both ${goldenSet}.${below}`];
  if (breakEven.holds === "any") {
    return [`${basis} This holds however seldom ${pathWords[cheaper]} succeeds.`];
  }
  return [
    `${basis} This holds while ${pathWords[cheaper]} succeeds ${marginText(comparison, breakEven)}${statedText(breakEven)}: measure both ${goldenSet}.`,
  ];
}

function marginText({ other }: Comparison, { lessOften }: BreakEven): string {
  const points = pointsText(Math.abs(lessOften.centre));
  return lessOften.centre >= 0
    ? `at most ${points} less often than ${pathWords[other]}`
    : `at least ${points} more often than ${pathWords[other]}`;
}

/** What the plan says of the two rates, where they differ. */
function statedText({ success }: BreakEven): string {
  const ahead = success.cheaper - success.other;
  if (Math.abs(ahead) < 5e-4) return "";
  return ` (in the plan: ${pointsText(Math.abs(ahead))} ${ahead > 0 ? "more" : "less"} often)`;
}

/** A difference of two shares: `0.2 points`. */
function pointsText(share: number): string {
  const points = share * 100;
  const digits = points >= 9.95 ? 0 : points >= 0.995 ? 1 : 2;
  const shown = Number(points.toFixed(digits));
  return `${shown === 0 && points > 0 ? "less than 0.01" : shown} point${shown === 1 ? "" : "s"}`;
}

function fallbackLine(estimate: Estimate, chosen: PathResult): string[] {
  if (chosen.fallbackUsd === undefined) return [];
  const instead =
    estimate.doNothingUsd === undefined
      ? ""
      : `; if people did everything, ${roughUsd(estimate.doNothingUsd.p50)}`;
  return [
    `People who take over failed tasks come on top: ${roughUsd(chosen.fallbackUsd.p50)}${instead}.`,
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
