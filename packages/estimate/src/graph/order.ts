import { fail, type Outcome, ok } from "@outlay/document";
import type { Expression } from "./expression.ts";
import type { GraphFailure } from "./graph-failure.ts";
import type { GraphNode } from "./node.ts";

/** The ids that a formula names, each once, in the order they appear. */
export function referencesOf(formula: Expression): readonly string[] {
  const found = new Set<string>();
  const walk = (e: Expression): void => {
    if (e.op === "node") found.add(e.id);
    else if ("args" in e) for (const arg of e.args) walk(arg);
  };
  walk(formula);
  return [...found];
}

/** The ids a node depends on directly; none for an input. */
export const dependenciesOf = (each: GraphNode): readonly string[] =>
  each.kind === "input" ? [] : referencesOf(each.formula);

/** All ids, each after the ones it depends on; or the first cycle, from a node back to itself. */
export function dependencyOrder(
  nodes: ReadonlyMap<string, GraphNode>,
): Outcome<readonly string[], readonly GraphFailure[]> {
  const order: string[] = [];
  const state = new Map<string, "open" | "done">();
  // An explicit stack: a graph may be deeper than the call stack.
  for (const start of nodes.keys()) {
    if (state.has(start)) continue;
    const stack = [{ id: start, next: dependenciesOf(nodes.get(start) as GraphNode).values() }];
    state.set(start, "open");
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const step = top.next.next();
      if (step.done) {
        state.set(top.id, "done");
        order.push(top.id);
        stack.pop();
      } else if (state.get(step.value) === "open") {
        const from = stack.findIndex((frame) => frame.id === step.value);
        const path = [...stack.slice(from).map((frame) => frame.id), step.value];
        return fail([{ code: "cycle", id: step.value, path }]);
      } else if (!state.has(step.value)) {
        state.set(step.value, "open");
        const next = dependenciesOf(nodes.get(step.value) as GraphNode).values();
        stack.push({ id: step.value, next });
      }
    }
  }
  return ok(order);
}
