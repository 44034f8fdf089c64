import { median } from "../../distribution/index.ts";
import type { Quantity } from "../../plan/index.ts";
import type { ModelContext } from "../paths/model-context.ts";
import { defaultRow } from "../sheet/input.ts";
import type { EstimateNote } from "../sheet/note.ts";
import type { HostedModel } from "./hosted-model.ts";

/**
 * Says what a fee for reserved throughput has to carry: the tokens of a minute in the busiest hour, at
 * the middle of all inputs and without growth, to hold against what the seller promises for the fee.
 */
export function provisionedNote(
  { plan, facts, call }: ModelContext,
  { path, name }: HostedModel,
): EstimateNote {
  const { workload } = plan;
  const of = (given: Quantity | undefined, row: string): number =>
    median((given ?? defaultRow(facts.defaults, row)).distribution);
  const minutes =
    of(workload.active_hours, "usage.active-hours") *
    60 *
    of(workload.active_days, "usage.active-days") *
    (365.25 / 12 / 7);
  const tasks = median(workload.tasks.distribution) * of(workload.peak_factor, "usage.peak-factor");
  const perMinute = (tokens: number): string =>
    `${Number(((tasks * call.calls * tokens) / minutes).toPrecision(2))}`;
  return {
    code: "provisioned",
    path,
    text: `The fee for reserved throughput (commercial.provisioned) stands for all tokens of ${name}; nothing is billed beyond it. It has to carry about ${perMinute(call.promptTokens)} tokens in and ${perMinute(call.outputTokens)} out a minute in the busiest hour, before growth and seasons: ask the seller whether it does.`,
  };
}
