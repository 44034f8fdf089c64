import { isRegulated } from "../model/build/labour.ts";
import type { Category } from "../model/index.ts";
import type { Plan } from "../plan/index.ts";

/**
 * Shares of the initial build that article A publishes (A.share.*), beside which ours are shown.
 * They are benchmarks of another scope, not targets.
 */
export const publishedShares: Readonly<Partial<Record<Category, readonly [number, number]>>> = {
  engineering: [0.3, 0.35],
  "data-preparation": [0.25, 0.3],
  integration: [0.15, 0.2],
  evaluation: [0.1, 0.1],
  infrastructure: [0.05, 0.1],
  compliance: [0.05, 0.05],
};

/** Why the shares of this plan's build are not on the basis of the published ones; mostly empty. */
export function otherScope(plan: Plan): readonly string[] {
  return [
    ...(plan.product === undefined
      ? []
      : ["the plan has a product around it, and the published shares are of the AI parts alone"]),
    ...(isRegulated(plan)
      ? ["the plan is regulated, which multiplies compliance and makes the other shares smaller"]
      : []),
    ...(plan.scope === undefined || plan.scope === "standard"
      ? []
      : [`its scope is ${plan.scope}, and the published shares are of most builds`]),
  ];
}
