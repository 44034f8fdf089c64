import { type Issue, type Outcome, type ReadOptions, readDocument } from "@outlay/document";
import type { Plan } from "./plan.ts";
import { planShape } from "./plan-shape.ts";

/** Far above any plan; a hostile text of this size is refused within seconds. */
const limits = { maxLength: 200_000, maxNodes: 20_000 };

/**
 * Reads a plan from YAML or JSON. All issues are collected; no text makes it throw.
 *
 * @param file name for messages; nothing is opened
 * @param options `set`: overrides such as `workload.tasks=300k / month`, applied before reading
 * @example
 * const text = "outlay: 1\nname: A\nworkload: { tasks: 1k / day, input_tokens: 900, output_tokens: 90 }\npaths: { hosted: { model: x/y } }";
 * const plan = parsePlan(text, "a.yaml", { set: ["workload.tasks=2k / month"] });
 * plan.ok ? plan.value.workload.tasks.distribution : undefined // => { kind: "point", value: 2000 }
 */
export const parsePlan = (
  text: string,
  file: string,
  options: ReadOptions = {},
): Outcome<Plan, Issue[]> => readDocument(text, file, planShape, { ...limits, ...options });
