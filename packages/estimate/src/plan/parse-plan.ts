import {
  applyOverrides,
  type Issue,
  type Node,
  type Outcome,
  parseYaml,
  type ReadOptions,
  readDocument,
} from "@outlay/document";
import type { Plan } from "./plan.ts";
import { planShape, planShapeWith } from "./plan-shape.ts";
import { singular, wordsFor } from "./plan-unit.ts";

/** Far above any plan; a hostile text of this size is refused within seconds. */
const limits = { maxLength: 200_000, maxNodes: 20_000 };

/** The names of defaults have dots in them. */
const dotted = { inputs: ["value", "source", "measured"] };

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
): Outcome<Plan, Issue[]> => {
  const all = { ...limits, dotted, ...options };
  const read = readDocument(text, file, planShape, all);
  if (read.ok || read.error.every(({ code }) => code !== "wrong_unit")) return read;
  const word = outcomeNoun(text, file, all);
  return word === undefined || wordsFor("task").includes(word)
    ? read
    : readDocument(text, file, planShapeWith([word]), all);
};

/** The last word of an outcome's unit in the singular, where it is a word. */
export function nounOf(unit: string): string | undefined {
  const last = singular((unit.trim().split(/\s+/).at(-1) ?? "").toLowerCase());
  return /^\p{L}+(?:-\p{L}+)*$/u.test(last) ? last : undefined;
}

/**
 * What the plan itself calls its tasks: the last word of `outcome.unit` in the singular, `contract`
 * of `reviewed contract`.
 */
function outcomeNoun(text: string, file: string, options: ReadOptions): string | undefined {
  const tree = parseYaml(text, file, options);
  const edited = tree.ok ? applyOverrides(tree.value, options.set ?? []) : tree;
  if (!edited.ok) return undefined;
  const unit = valueAt(valueAt(edited.value, "outcome"), "unit");
  return unit?.kind === "scalar" ? nounOf(unit.text) : undefined;
}

const valueAt = (node: Node | undefined, key: string): Node | undefined =>
  node?.kind === "map" ? node.entries.find((entry) => entry.key === key)?.value : undefined;
