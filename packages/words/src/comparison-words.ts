import type { BreakEven, Comparison } from "@outlay/estimate";
import { decimalExponent, grouped, roughUsd } from "./money.ts";
import { pathWords } from "./path-words.ts";

/** The headline when cost alone does not decide. */
export function closeText(comparison: Comparison): string {
  const { breakEven, cheaper, other, limits, success } = comparison;
  const [name, next] = [pathWords[cheaper], pathWords[other]];
  const clear =
    comparison.chance >= clearChance && breakEven !== undefined && breakEven.slack < limits.slack;
  if (clear && success === "equal" && breakEven.lessOften.centre > 0) {
    const often = tasksText(breakEven.lessOften.centre);
    return `Cost is clear, success is not: ${name} costs less than ${next} ${futuresText(comparison.chance)} if both succeed equally often. If ${name} fails even ${often} more often, ${next} is cheaper.`;
  }
  const odds = `Too close to call on cost alone: ${name} is cheaper than ${next} ${futuresText(comparison.chance)}`;
  if (breakEven === undefined || breakEven.slack >= limits.slack) return `${odds}.`;
  if (success !== "equal" || breakEven.lessOften.centre <= 0) {
    return `${odds}. ${untilText(comparison, breakEven)}.`;
  }
  const often = tasksText(breakEven.lessOften.centre);
  return `${odds} if both succeed equally often. If it fails even ${often} more often, ${next} is cheaper.`;
}

/** Chance of being the cheaper from which on cost alone is not what is open. Assumption. */
const clearChance = 0.9;

/** How often the winner is cheaper than the next, by how much, and on which success rates that rests. */
export function restsOn(comparison: Comparison): string[] {
  const { breakEven, cheaper, tooClose, limits } = comparison;
  const odds = tooClose ? [] : [oddsText(comparison)];
  if (breakEven === undefined) {
    const equal = "the plan has no outcome, so a failed task costs nothing here.";
    return [...odds, `Compared at equal success: ${equal}`];
  }
  if (tooClose) {
    const small =
      breakEven.slack >= limits.slack
        ? ""
        : " It shows no difference below a few points: decide by more than cost.";
    return [`Measure both ${goldenSet}.${small}`];
  }
  if (breakEven.holds === "any") {
    return [...odds, `This holds however seldom ${pathWords[cheaper]} succeeds.`];
  }
  return [...odds, `${untilText(comparison, breakEven)}: measure both ${goldenSet}.`];
}

const goldenSet = "on a golden set (100 or more real tasks with known answers) before you decide";

/** What the plan says of the two success rates, and up to where the winner stays the cheaper. */
function untilText({ cheaper, other }: Comparison, { lessOften, success }: BreakEven): string {
  const ahead = success.cheaper - success.other;
  const stated =
    Math.abs(ahead) < 5e-4
      ? "Both are taken to succeed equally often"
      : `Your plan says that ${pathWords[cheaper]} succeeds ${pointsText(Math.abs(ahead))} ${ahead > 0 ? "more" : "less"} often than ${pathWords[other]}`;
  const margin = pointsText(Math.abs(lessOften.centre));
  const until =
    lessOften.centre >= 0
      ? `until it is ${margin} worse`
      : `only while it is at least ${margin} better`;
  return `${stated}. It stays the cheaper of the two ${until}, people who take over failed tasks included`;
}

/** A share of tasks as one in so many: `1 task in 2,000`, to one digit, never more than it is. */
function tasksText(share: number): string {
  const every = 1 / share;
  const size = Number(`1e${Math.max(0, decimalExponent(every))}`);
  return `1 task in ${grouped(Math.floor(every / size) * size)}`;
}

/** Against the next path; with three and more, against all of them too. */
function oddsText(comparison: Comparison): string {
  const { breakEven, chance, chanceCheapest, other, rivals, savingUsd } = comparison;
  const people = breakEven === undefined ? "" : ", people who take over included";
  const least = savingUsd.p50 > 0 ? `, by ${roughUsd(savingUsd.p50)} at even odds${people}` : "";
  const all = rivals.length < 2 ? "" : ` It is the cheapest of all ${futuresText(chanceCheapest)}.`;
  return `It costs less than ${pathWords[other]}, the next, ${futuresText(chance)}${least}.${all}`;
}

/** How often, in simulated futures. */
export const futuresText = (chance: number): string => {
  const share = Math.round(chance * 100);
  return share === 100 ? "in nearly all simulated futures" : `in ${share} of 100 simulated futures`;
};

/** A difference of two shares: `0.2 points`. */
export function pointsText(share: number): string {
  const points = share * 100;
  const digits = points >= 9.95 ? 0 : points >= 0.995 ? 1 : 2;
  const shown = Number(points.toFixed(digits));
  return `${shown === 0 && points > 0 ? "less than 0.01" : shown} point${shown === 1 ? "" : "s"}`;
}
