import { type Expression, mul, quantity, sub } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { isRegulated } from "../build/labour.ts";
import { countsFallback } from "../outcome/counts-fallback.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addSuccessShare } from "../usage/success-share.ts";

/** Human review: tasks × share reviewed × minutes × rate of the reviewer. */
export function addHumanReview(sheet: Sheet, plan: Plan, path: PathId): void {
  const share = sheet.believe({
    id: "review.share",
    doc: "Share of tasks whose result a person reviews.",
    plan: plan.review?.share,
    default: isRegulated(plan) ? "review.share.regulated" : "review.share",
  });
  const minutes = sheet.believe({
    id: "review.minutes",
    doc: "Time of a person for the result of one task.",
    plan: plan.review?.minutes,
  });
  const rate = sheet.believe({
    id: "review.rate",
    doc: "Rate of the people who review.",
    plan: plan.review?.rate,
    default: "labour.rate.reviewer",
  });
  sheet.run({
    path,
    id: "human-review",
    title: "Human review",
    doc: "Tasks × share reviewed × minutes × rate.",
    category: "review",
    phase: "maintenance",
    parts: [
      {
        id: "people",
        doc: "People who review results.",
        basis: "task-at-wages",
        rate: mul(share, minutes, quantity(1 / 60, "hour / minute"), rate),
      },
    ],
  });
}

/** Share of tasks that end in success: the path's own, or that of all. */
export function addSuccessRate(sheet: Sheet, plan: Plan, path: PathId): Expression {
  return addSuccessShare(sheet, plan, path, addModelSuccess(sheet, plan, path));
}

/** Success rate of the model alone. */
function addModelSuccess(sheet: Sheet, plan: Plan, path: PathId): Expression {
  const own = plan.paths[path]?.success_rate;
  if (own !== undefined) {
    return sheet.believe({
      id: `${path}.success-rate`,
      doc: `Share of tasks that end in success with the model of ${path}.`,
      plan: own,
      key: `paths.${path}.success_rate`,
    });
  }
  return addSuccessRateOfAll(sheet, plan);
}

/** Share of tasks that end in success, where nothing states its own. */
export const addSuccessRateOfAll = (sheet: Sheet, plan: Plan): Expression =>
  sheet.believe({
    id: "outcome.success_rate",
    doc: "Share of tasks that end in success without a person; the same on every path that does not state its own.",
    plan: plan.outcome?.success_rate,
    key: "outcome.success_rate",
    default: "outcome.success-rate",
  });

/** USD for a failed task that a person takes over. */
export const addFallbackCost = (sheet: Sheet, plan: Plan): Expression =>
  sheet.believe({
    id: "outcome.fallback_cost",
    doc: "What a failed task costs when a person takes over.",
    plan: plan.outcome?.fallback_cost,
    default: "outcome.fallback-cost",
  });

/**
 * People's fallback: tasks × (1 − success rate) × cost of a task that a person takes over. A category
 * of its own: totals are given with and without it. Left out when the plan states neither an outcome
 * nor a success rate for a path.
 */
export function addFallback(sheet: Sheet, plan: Plan, path: PathId, success: Expression): void {
  if (!countsFallback(plan)) return;
  sheet.run({
    path,
    id: "fallback",
    title: "People take over failed tasks",
    doc: "Tasks × (1 − success rate) × cost of a task that a person takes over.",
    category: "fallback",
    phase: "maintenance",
    parts: [
      {
        id: "people",
        doc: "People who take over.",
        basis: "task-at-wages",
        rate: mul(sub(1, success), addFallbackCost(sheet, plan)),
      },
    ],
  });
}
