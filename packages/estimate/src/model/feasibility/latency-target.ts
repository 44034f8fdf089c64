import type { Plan, Quantity } from "../../plan/index.ts";

/** How quick answers must be, in seconds. */
export interface LatencyTarget {
  readonly firstToken?: number;
  readonly wholeAnswer?: number;
  /** Share of the answers that must be as quick. */
  readonly percentile: number;
}

/** Share of the answers that must be as quick when the plan does not say. */
export const usualPercentile = 0.95;

/** The target of a plan; undefined when it asks for no time. */
export function latencyTarget(plan: Plan): LatencyTarget | undefined {
  const { first_token: first, whole_answer: whole, percentile } = plan.latency ?? {};
  if (first === undefined && whole === undefined) return undefined;
  return {
    ...(first === undefined ? {} : { firstToken: pointOf(first) }),
    ...(whole === undefined ? {} : { wholeAnswer: pointOf(whole) }),
    percentile: percentile === undefined ? usualPercentile : pointOf(percentile),
  };
}

/** These keys take one value. */
function pointOf({ distribution }: Quantity): number {
  if (distribution.kind !== "point") throw new Error(`${distribution.kind} is no single value`);
  return distribution.value;
}

/** A time as people read it: `0.8 s`, `12 s`. */
export const secondsText = (seconds: number): string => `${Number(seconds.toPrecision(2))} s`;
