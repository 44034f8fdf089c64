import { quantile } from "../../distribution/index.ts";
import type { Plan } from "../../plan/index.ts";

/**
 * Whether people who take over failed tasks are counted: the plan states an outcome, or a success
 * rate for a path. Paths that succeed more or less often cannot be compared without them.
 */
export const countsFallback = (plan: Plan): boolean =>
  plan.outcome !== undefined || statesSuccessByPath(plan);

/** Whether a path of the plan has a success rate of its own. */
export const statesSuccessByPath = (plan: Plan): boolean =>
  Object.values(plan.paths).some((path) => path?.success_rate !== undefined);

/**
 * Whether somebody takes over a failed task, so that it ends well too: not when the plan says that it
 * costs nothing, since then nobody does.
 */
export const peopleTakeOver = (plan: Plan): boolean =>
  countsFallback(plan) &&
  (plan.outcome?.fallback_cost === undefined ||
    quantile(plan.outcome.fallback_cost.distribution, 1) > 0);
