import { median } from "../../distribution/index.ts";
import { type Point, pointAt } from "../../graph/index.ts";
import type { InputNode } from "../../graph/node.ts";
import type { Sheet } from "./sheet.ts";

/**
 * The nodes `ids` and what they depend on, with every input at its median, before the whole graph is
 * there: for choices that are made once, such as the machines. A broken formula throws.
 *
 * @param at another value of each input than its median
 */
export function pointOfSheet(
  sheet: Sheet,
  ids: readonly string[],
  at: (input: InputNode) => number = (input) => median(input.distribution),
): Point {
  const graph = sheet.graph.build(ids);
  if (!graph.ok) throw new Error(`${ids.join(", ")}: ${JSON.stringify(graph.error[0])}`);
  return pointAt(graph.value, at, ids);
}
