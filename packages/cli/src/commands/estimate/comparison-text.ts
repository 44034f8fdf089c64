import type { BreakEven, Comparison } from "@outlay/estimate";
import { roughUsd } from "../../output/money.ts";
import { pathWords } from "./path-words.ts";

/** The headline when cost alone does not decide. */
export function closeText(comparison: Comparison): string {
  const { breakEven, cheaper, other, limits } = comparison;
  const margin =
    breakEven === undefined || breakEven.slack >= limits.slack
      ? "."
      : `, but only while it succeeds ${marginText(comparison, breakEven)}${statedText(breakEven)}.`;
  return `Too close to call on cost alone: ${pathWords[cheaper]} is cheaper than ${pathWords[other]} ${futuresText(comparison.chance)}${margin}`;
}

/** How often the winner is cheaper than the next, by how much, and on which success rates that rests. */
export function restsOn(comparison: Comparison): string[] {
  const { breakEven, cheaper, other, success, tooClose } = comparison;
  const odds = tooClose ? [] : [oddsText(comparison)];
  if (breakEven === undefined) {
    const equal = "the plan has no outcome, so a failed task costs nothing here.";
    return [...odds, `Compared at equal success: ${equal}`];
  }
  const basis =
    success === "by-path"
      ? "Success rates differ by path, so the people who take over failed tasks are counted."
      : "Both are taken to succeed equally often.";
  if (tooClose) return [`${basis} Measure both ${goldenSet}.`];
  if (breakEven.holds === "any") {
    return [...odds, `${basis} This holds however seldom ${pathWords[cheaper]} succeeds.`];
  }
  return [
    ...odds,
    `${basis} This holds while ${pathWords[cheaper]} succeeds ${marginText(comparison, breakEven)}${statedText(breakEven)}: measure ${pathWords[cheaper]} and ${pathWords[other]} ${goldenSet}.`,
  ];
}

const goldenSet = "on a golden set (100 or more real tasks with known answers) before you decide";

/** Against the next path; with three and more, against all of them too. */
function oddsText({ chance, chanceCheapest, other, rivals, savingUsd }: Comparison): string {
  const least = savingUsd.p50 > 0 ? `, by ${roughUsd(savingUsd.p50)} at even odds` : "";
  const all = rivals.length < 2 ? "" : ` It is the cheapest of all ${futuresText(chanceCheapest)}.`;
  return `It costs less than ${pathWords[other]}, the next, ${futuresText(chance)}${least}.${all}`;
}

const futuresText = (chance: number): string => {
  const share = Math.round(chance * 100);
  return share === 100 ? "in nearly all simulated futures" : `in ${share} of 100 simulated futures`;
};

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
export function pointsText(share: number): string {
  const points = share * 100;
  const digits = points >= 9.95 ? 0 : points >= 0.995 ? 1 : 2;
  const shown = Number(points.toFixed(digits));
  return `${shown === 0 && points > 0 ? "less than 0.01" : shown} point${shown === 1 ? "" : "s"}`;
}
