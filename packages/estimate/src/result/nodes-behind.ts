import type { Graph } from "../graph/index.ts";
import { dependenciesOf } from "../graph/order.ts";

/** The nodes that these depend on, themselves included. */
export function nodesBehind(graph: Graph, ids: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const each = graph.nodes.get(id);
    if (each !== undefined) open.push(...dependenciesOf(each));
  }
  return found;
}
