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

/**
 * All ids, each after the ones it depends on; or the first cycle, from a node back to itself.
 *
 * @param dependencies what each node depends on directly, by id
 */
export function dependencyOrder(
  nodes: ReadonlyMap<string, GraphNode>,
  dependencies: ReadonlyMap<string, readonly string[]>,
): Outcome<readonly string[], readonly GraphFailure[]> {
  const order: string[] = [];
  const state = new Map<string, "open" | "done">();
  const frame = (id: string) => ({ id, next: dependencies.get(id) as readonly string[], at: 0 });
  // An explicit stack: a graph may be deeper than the call stack.
  for (const start of nodes.keys()) {
    if (state.has(start)) continue;
    const stack = [frame(start)];
    state.set(start, "open");
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.next[top.at++];
      if (next === undefined) {
        state.set(top.id, "done");
        order.push(top.id);
        stack.pop();
        continue;
      }
      const known = state.get(next);
      if (known === "open") {
        const from = stack.findIndex(({ id }) => id === next);
        const path = [...stack.slice(from).map(({ id }) => id), next];
        return fail([{ code: "cycle", id: next, path }]);
      }
      if (known === undefined) {
        state.set(next, "open");
        stack.push(frame(next));
      }
    }
  }
  return ok(order);
}
