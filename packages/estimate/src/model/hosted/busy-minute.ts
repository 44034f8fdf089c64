import { median } from "../../distribution/index.ts";
import type { Quantity } from "../../plan/index.ts";
import type { ModelContext } from "../paths/model-context.ts";
import { defaultRow } from "../sheet/input.ts";

/** Tokens of one minute of the busiest hour, in and out. */
export interface BusyMinute {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/**
 * Tokens of a minute in the busiest hour, at the middle of all inputs and without growth: what reserved
 * throughput has to carry. What is read from a cache is among the tokens in.
 */
export function busyMinute({ plan, facts, call }: ModelContext): BusyMinute {
  const { workload } = plan;
  const of = (given: Quantity | undefined, row: string): number =>
    median((given ?? defaultRow(facts.defaults, row)).distribution);
  const minutes =
    of(workload.active_hours, "usage.active-hours") *
    60 *
    of(workload.active_days, "usage.active-days") *
    (365.25 / 12 / 7);
  const tasks = median(workload.tasks.distribution) * of(workload.peak_factor, "usage.peak-factor");
  const calls = (tasks * call.calls) / minutes;
  return { inputTokens: calls * call.promptTokens, outputTokens: calls * call.outputTokens };
}
