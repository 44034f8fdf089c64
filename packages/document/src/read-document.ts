import type { Issue } from "./issue.ts";
import { fail, type Outcome, ok } from "./outcome.ts";
import { applyOverrides, type DottedKeys } from "./override.ts";
import { type ParseLimits, parseYaml } from "./parse-yaml.ts";
import { readShape, unread } from "./read-shape.ts";
import type { Shape } from "./shape.ts";

/** Choices of {@link readDocument}. */
export interface ReadOptions extends ParseLimits {
  /** Overrides such as `workload.tasks=300k / month`, applied before the shape is checked. */
  readonly set?: readonly string[];
  /** Top keys below which an override names keys that have dots in them. */
  readonly dotted?: DottedKeys;
}

/**
 * Reads YAML or JSON text by a shape. All issues are collected, in the order of the text; no text
 * makes it throw.
 *
 * @param file name for messages; nothing is opened
 * @example
 * const team = shape.object({ name: shape.text(), size: shape.integer({ min: 1 }) });
 * readDocument("name: Ada\nsize: 3", "team.yaml", team) // => ok({ name: "Ada", size: 3 })
 * const wrong = readDocument("nam: Ada\nsize: 0", "team.yaml", team);
 * wrong.ok ? [] : wrong.error.map((issue) => issue.code) // => ["unknown_key", "out_of_range"]
 */
export function readDocument<Value>(
  text: string,
  file: string,
  shape: Shape<Value>,
  options: ReadOptions = {},
): Outcome<Value, Issue[]> {
  const tree = parseYaml(text, file, options);
  if (!tree.ok) return tree;
  const edited = applyOverrides(tree.value, options.set ?? [], options.dotted);
  if (!edited.ok) return edited;
  const issues: Issue[] = [];
  const value = readShape(edited.value, shape, issues);
  if (issues.length > 0 || value === unread) return fail(inTextOrder(issues, file));
  return ok(value as Value);
}

/** By place; issues of overrides come after those of the file. */
const inTextOrder = (issues: readonly Issue[], file: string): Issue[] =>
  issues.toSorted(
    (a, b) =>
      Number(a.file !== file) - Number(b.file !== file) || a.line - b.line || a.column - b.column,
  );
