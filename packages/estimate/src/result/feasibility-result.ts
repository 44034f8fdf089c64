import type { Point } from "../graph/index.ts";
import type { Condition, Feasibility, Model } from "../model/index.ts";

/** A condition of a path, with what it costs and how long it takes, at the medians. */
export interface ConditionResult extends Condition {
  /** The value of `node`; a part of the totals. */
  readonly usd?: number;
  /** The value of `weeks`; a part of the months to the launch. */
  readonly weeksTaken?: number;
}

/** Whether a path may be built, and under which conditions. */
export interface FeasibilityResult extends Omit<Feasibility, "path" | "conditions"> {
  readonly conditions: readonly ConditionResult[];
}

/** The feasibility of a path with its money; undefined where the model says nothing of it. */
export function feasibilityResult(
  model: Model,
  path: string,
  middle: Point,
): FeasibilityResult | undefined {
  const found = model.feasibility.find((each) => each.path === path);
  if (found === undefined) return undefined;
  const { path: _, conditions, ...words } = found;
  return {
    ...words,
    conditions: conditions.map((condition): ConditionResult => {
      const { node, weeks } = condition;
      return {
        ...condition,
        ...(node === undefined ? {} : { usd: middle.value(node) }),
        ...(weeks === undefined ? {} : { weeksTaken: middle.value(weeks) }),
      };
    }),
  };
}
