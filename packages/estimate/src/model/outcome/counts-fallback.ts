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
