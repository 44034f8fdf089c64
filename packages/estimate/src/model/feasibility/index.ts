export type {
  Condition,
  ConditionId,
  Feasibility,
  FeasibilityState,
  PlannedFeasibility,
  PublishedConstraint,
} from "./feasibility.ts";
export { feasibilityOf } from "./feasibility-of.ts";
export { planFeasibility } from "./plan-feasibility.ts";
