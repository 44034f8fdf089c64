import type { RulingCode, SourcingRuling, TypeState } from "@outlay/estimate";
import { pointsText } from "./comparison-words.ts";
import { percent } from "./money.ts";

/** Where a model comes from, for people. */
export const wayWords: Readonly<Record<SourcingRuling["way"], string>> = {
  closed: "closed, through an API",
  "open-through-host": "open, through a host",
  "open-on-own-machines": "open, on own machines",
};

/** Whether something may be taken, for people. */
export const stateWords: Readonly<Record<SourcingRuling["state"], string>> = {
  allowed: "allowed",
  "allowed-with-conditions": "with conditions",
  "ruled-out": "ruled out",
  "none-known": "none known",
};

/** What a kind of model is for a task, for people. */
export const typeStateWords: Readonly<Record<TypeState, string>> = {
  sold: "yes",
  "to-build": "trained by oneself",
  "of-the-past": "no longer",
  "other-work": "no",
};

/** What rules models out, behind their count: `12 end within the horizon`. */
export const rulingWords: Readonly<Record<RulingCode, string>> = {
  ended: "have ended before the plan starts",
  "ends-within-horizon": "end within the horizon",
  context: "have too short a context for long calls of this plan",
  region: "are endpoints of other regions than the plan may use",
  "other-work": "are sold to draw or to speak as well",
  "not-tuned": "cannot be had tuned for the whole horizon",
  unpriced: "lack a price that this plan needs",
  "does-not-fit": "are served by no machine that the plan may use",
  rules: "are forbidden by a rule of the plan",
  limit: "cost more, or take longer, than the plan's limits allow",
};

/**
 * The success rate at which a model costs as much as another, against that one's.
 *
 * @param lessOften by what share of all tasks it may succeed less often; below zero: has to more often
 * @example
 * evenText(0.0123) // => "-1.2 points"
 * evenText(-0.0004) // => "+0.04 points"
 * evenText(0.00001) // => "the same"
 */
export const evenText = (lessOften: number): string =>
  Math.abs(lessOften) < 0.00005
    ? "the same"
    : `${lessOften > 0 ? "-" : "+"}${pointsText(Math.abs(lessOften))}`;

/** Share of a total below which no model is chosen for its price. Assumption. */
const little = 0.05;

/**
 * What share of a path's total the choice of its model can save, as a sentence; undefined where the
 * plan's own model is the cheapest.
 *
 * @param cheapestUsd total with the cheapest candidate
 * @param ownUsd total with the plan's own model
 * @example
 * savingText(995, 1000) // => "The cheapest saves 0.5 % of the path's total: choose by how well it does the work."
 * savingText(700, 1000) // => "The cheapest saves 30 % of the path's total."
 * savingText(1000, 1000) // => undefined
 */
export function savingText(cheapestUsd: number, ownUsd: number): string | undefined {
  if (cheapestUsd >= ownUsd) return undefined;
  const share = 1 - cheapestUsd / ownUsd;
  const advice = share < little ? ": choose by how well it does the work" : "";
  return `The cheapest saves ${percent(share)} of the path's total${advice}.`;
}
