import type { EvaluationFailure } from "./evaluation.ts";
import { formulaText } from "./formula-text.ts";
import type { Graph } from "./graph.ts";
import type { FormulaNode, GraphNode } from "./node.ts";
import { dependenciesOf, referencesOf } from "./order.ts";
import type { Point } from "./point.ts";

/** The first node of a point that is not finite, with what led to it; undefined if all are. */
export function diagnose(graph: Graph, point: Point, draw?: number): EvaluationFailure | undefined {
  for (const id of graph.order) {
    if (!point.has(id)) continue;
    const months = point.months(id);
    const part = point.unsound.find((each) => each.node === id);
    const month = part?.month ?? months.findIndex((value) => !Number.isFinite(value));
    if (month < 0) continue;
    const each = graph.nodes.get(id) as FormulaNode;
    const axes = graph.axes.get(id);
    return {
      code: "not-finite",
      node: id,
      formula: formulaText(each.formula),
      value: String(part?.value ?? months[month]),
      ...(draw === undefined ? {} : { draw }),
      ...(axes === "month" || axes === "both" ? { month } : {}),
      operands: referencesOf(each.formula).map((other) => ({
        id: other,
        value: point.months(other)[month] as number,
      })),
      inputs: inputsOf(graph, id).map((other) => ({
        id: other,
        value: point.months(other)[0] as number,
      })),
    };
  }
  return undefined;
}

/** All inputs that a node depends on, in order of dependence. */
export function inputsOf(graph: Graph, id: string): readonly string[] {
  const needed = new Set([id]);
  for (const other of graph.order.toReversed()) {
    if (!needed.has(other)) continue;
    for (const dependency of dependenciesOf(graph.nodes.get(other) as GraphNode)) {
      needed.add(dependency);
    }
  }
  return graph.order.filter(
    (other) => needed.has(other) && graph.nodes.get(other)?.kind === "input",
  );
}
