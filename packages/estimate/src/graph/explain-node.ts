import type { Distribution } from "../distribution/distribution.ts";
import { formulaText } from "./formula-text.ts";
import type { Graph } from "./graph.ts";
import type { Tags } from "./node.ts";
import { dependenciesOf } from "./order.ts";
import type { Origin } from "./origin.ts";
import type { Point } from "./point.ts";

/** Where a number comes from, down to its inputs and their sources. Plain data. */
export interface Explanation {
  readonly id: string;
  /** What is counted. */
  readonly doc: string;
  readonly unit: string;
  /** The value: one number, or one a month (first month first). */
  readonly values: readonly number[];
  /** The formula in words; left out for an input. */
  readonly formula?: string;
  /** What is believed about an input. */
  readonly distribution?: Distribution;
  readonly origin?: Origin;
  readonly tags: Tags;
  /** The nodes the formula names; empty for an input, for a repeat, and below `depth`. */
  readonly parts: readonly Explanation[];
  /** It is opened elsewhere in the tree, or its parts lie below `depth`. */
  readonly shortened?: "repeated" | "depth";
}

/** How far an explanation goes. */
export interface ExplainOptions {
  /** Levels below the node itself; all, if left out. */
  readonly depth?: number;
}

/**
 * Opens a number to its formula, the values it read, and so on down to inputs with their sources.
 * `point` says at which values: the central ones (`centre`), or those of one draw.
 */
export function explainNode(
  graph: Graph,
  point: Point,
  id: string,
  { depth = Number.POSITIVE_INFINITY }: ExplainOptions = {},
): Explanation {
  const shown = new Set<string>();
  const explain = (id: string, levels: number): Explanation => {
    const each = graph.nodes.get(id);
    if (each === undefined) throw new RangeError(`no node is named ${id}`);
    const { doc, unit, tags } = each;
    const axes = graph.axes.get(id);
    const months = axes === "month" || axes === "both";
    const values = months ? Array.from(point.months(id)) : [point.value(id)];
    const needs = dependenciesOf(each);
    const repeated = shown.has(id);
    const open = levels > 0 && !repeated;
    if (open) shown.add(id);
    const cut = needs.length > 0 && !open ? "depth" : undefined;
    const shortened = repeated ? "repeated" : cut;
    return {
      id,
      doc,
      unit,
      values,
      ...(each.kind === "formula"
        ? { formula: formulaText(each.formula) }
        : { distribution: each.distribution }),
      ...(each.origin === undefined ? {} : { origin: each.origin }),
      tags,
      parts: open ? needs.map((other) => explain(other, levels - 1)) : [],
      ...(shortened === undefined ? {} : { shortened }),
    };
  };
  return explain(id, depth);
}
