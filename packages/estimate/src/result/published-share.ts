import { publishedEnds } from "@outlay/pricing";
import { isRegulated } from "../model/build/labour.ts";
import type { Category } from "../model/index.ts";
import type { Plan } from "../plan/index.ts";
import type { PublishedFigures } from "./published-ranges.ts";

/** Lowest and highest share of the initial build, by category. */
export type PublishedShares = ReadonlyMap<Category, readonly [number, number]>;

/**
 * Shares of the initial build that article A publishes (A.share.*), beside which ours are shown.
 * They are benchmarks of another scope, not targets.
 */
export const publishedShares = (figures: PublishedFigures): PublishedShares =>
  new Map(
    [...figures.values()].flatMap((figure) => {
      const ends = publishedEnds(figure);
      return figure.category === undefined || ends === undefined
        ? []
        : [[figure.category as Category, [ends[0] / 100, ends[1] / 100]] as const];
    }),
  );

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
