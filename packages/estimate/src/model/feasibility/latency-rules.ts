import type { PlannedFeasibility } from "./feasibility.ts";
import { type LatencyTarget, secondsText } from "./latency-target.ts";

/** What a path is expected to reach for the share of answers that the plan asks for, in seconds. */
export interface Reach {
  /** Nothing quicker is expected. */
  readonly best: number;
  /** Expected to be met. */
  readonly sure: number;
}

/** What a path reaches, and where that is from. */
export interface Reaches {
  readonly firstToken: Reach;
  readonly wholeAnswer: Reach;
  readonly source: string;
}

/**
 * How many times longer a path takes than is asked for, at best: the worse of first word and whole
 * answer; 0 where its best is quick enough, so that `latencyRules` does not rule it out.
 */
export function lateness(target: LatencyTarget, { firstToken, wholeAnswer }: Reaches): number {
  const late = (need: number | undefined, { best }: Reach): number =>
    need !== undefined && need < best ? best / need : 0;
  return Math.max(late(target.firstToken, firstToken), late(target.wholeAnswer, wholeAnswer));
}

/**
 * Holds the times that a plan asks for against what a path reaches: quicker than its best rules it out;
 * between its best and what is sure asks for a proof; slower is allowed.
 */
export function latencyRules(
  target: LatencyTarget,
  reaches: Reaches,
): Pick<PlannedFeasibility, "reasons" | "conditions"> {
  const asked = [
    { what: "first word", key: "first_token", need: target.firstToken, ...reaches.firstToken },
    { what: "whole answer", key: "whole_answer", need: target.wholeAnswer, ...reaches.wholeAnswer },
  ].flatMap(({ need, ...rest }) => (need === undefined ? [] : [{ ...rest, need }]));
  const reasons = asked
    .filter(({ need, best }) => need < best)
    .map(
      ({ what, key, need, best }) =>
        `The ${what} is wanted within ${secondsText(need)} (latency.${key}); this path takes ${secondsText(best)} at best (${reaches.source}).`,
    );
  const unsure = asked.filter(({ need, best, sure }) => need >= best && need < sure);
  if (reasons.length > 0 || unsure.length === 0) return { reasons, conditions: [] };
  const words = unsure.map(
    ({ what, need, best, sure }) =>
      `the ${what} within ${secondsText(need)}, where ${secondsText(best)} to ${secondsText(sure)} are expected`,
  );
  return {
    reasons,
    conditions: [
      {
        id: "latency-proof",
        text: `A load test with real prompts shows ${words.join(" and ")}, for ${Number((target.percentile * 100).toPrecision(4))} of 100 answers.`,
        source: reaches.source,
        hours: { row: "condition.latency-proof", line: "evaluation" },
      },
    ],
  };
}
