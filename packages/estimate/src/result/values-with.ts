import { median } from "../distribution/index.ts";
import { type Graph, type GraphNode, pointAt } from "../graph/index.ts";

/**
 * Nodes without months at the medians, with some inputs at other values. Unlike `valuesAt` it may
 * replace fixed inputs, which formulas fold into constants: each call lowers the graph anew.
 *
 * @param changed values by the id of an input, in its unit
 */
export function valuesWith(
  graph: Graph,
  ids: readonly string[],
  changed: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const nodes = new Map<string, GraphNode>(graph.nodes);
  for (const [id, value] of changed) {
    const node = nodes.get(id);
    if (node?.kind === "input" && node.distribution.kind === "point") {
      nodes.set(id, { ...node, distribution: { kind: "point", value } });
    }
  }
  const point = pointAt(
    { ...graph, nodes },
    (input) => changed.get(input.id) ?? median(input.distribution),
    ids,
  );
  return new Map(ids.map((id) => [id, point.value(id)]));
}
