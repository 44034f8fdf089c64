import { estimate, parsePlan, planTemplate } from "@outlay/estimate";
import { monthAfter, weeksText } from "@outlay/words";
import { planFacts } from "../catalog/plan-facts.ts";
import type { Io } from "../io.ts";
import { exampleOf } from "./check-answer.ts";

/** A first month of use that can be kept, and why. */
export interface Launch {
  /** `2027-07`. */
  readonly month: string;
  /** Behind the line of the plan. */
  readonly why: string;
}

/** Enough for a month; a plan of a few answers takes less than a second. */
const draws = 1_024;

/** What the time to the launch does not hang on, where a person has not come to it yet. */
const needed = ["name", "workload.tasks", "workload.input_tokens", "workload.output_tokens"];

/**
 * The first month that begins after nine in ten simulated futures have built the plan's slowest path, from
 * today on; undefined where the plan cannot be estimated.
 *
 * @param values by key of the plan
 */
export async function proposeLaunch(
  values: Readonly<Record<string, string>>,
  io: Io,
): Promise<Launch | undefined> {
  const examples = Object.fromEntries(needed.map((key) => [key, exampleOf(key)]));
  const plan = parsePlan(planTemplate({ values: { ...examples, ...values } }), "plan");
  if (!plan.ok) return undefined;
  const facts = await planFacts([{ plan: plan.value, file: "plan" }], io);
  if (facts === undefined) return undefined;
  const answer = estimate(plan.value, facts, { seed: 1, draws });
  if (!answer.ok) return undefined;
  const [slowest] = answer.value.estimate.paths
    .flatMap((path) => ("monthsToLaunch" in path ? [path.monthsToLaunch] : []))
    .sort((one, other) => other.p90 - one.p90);
  if (slowest === undefined) return undefined;
  const today = io.now().toISOString().slice(0, 10);
  return {
    // The month after the one in which it is built: its first day is a launch.
    month: monthAfter(monthAfter(today, slowest.p90), 1),
    why: `proposed: the first month after ${weeksText(slowest)} weeks of proof of concept and build, from ${today}; put your own here`,
  };
}
