import type { Outcome } from "@outlay/document";
import type { Distribution } from "../distribution/distribution.ts";
import type { NodeExpression, Term } from "./expression.ts";
import { type Graph, makeGraph } from "./graph.ts";
import type { GraphFailure } from "./graph-failure.ts";
import type { CorrelatedGroup, GraphNode, Tags } from "./node.ts";
import { dependenciesOf } from "./order.ts";
import type { Origin } from "./origin.ts";

/** What an input is made from; see `InputNode`. */
export interface InputParts {
  readonly id: string;
  readonly unit: string;
  readonly doc: string;
  readonly distribution: Distribution;
  readonly origin: Origin;
  readonly tags?: Tags;
  readonly stream?: string;
}

/** What a calculated node is made from; see `FormulaNode`. */
export interface FormulaParts {
  readonly id: string;
  readonly unit: string;
  readonly doc: string;
  readonly formula: Term;
  readonly tags?: Tags;
  readonly origin?: Origin;
}

/** Gathers nodes one by one; nothing is checked before `build`, so that all failures come at once. */
export interface GraphBuilder {
  /** Adds an input; the answer stands for it in formulas. */
  readonly input: (parts: InputParts) => NodeExpression;
  /** Adds a calculated node; the answer stands for it in formulas. */
  readonly define: (parts: FormulaParts) => NodeExpression;
  /** Draws the inputs of the group together. */
  readonly correlate: (group: CorrelatedGroup) => void;
  /** Whether a node of this id was added. */
  readonly has: (id: string) => boolean;
  /** Checks everything added so far; or these nodes and what they depend on, without groups. */
  readonly build: (only?: readonly string[]) => Outcome<Graph, readonly GraphFailure[]>;
}

/**
 * Starts a graph over a horizon of months.
 *
 * @example
 * const g = graphBuilder({ months: 12 });
 * const origin = { kind: "plan", source: "plan.yaml" } as const;
 * const tasks = g.input({ id: "tasks", unit: "task / month", doc: "Tasks a month.", distribution: { kind: "point", value: 1000 }, origin });
 * const bill = g.define({ id: "bill", unit: "USD / month", doc: "Bill.", formula: mul(tasks, quantity(0.02, "USD / task")) });
 * g.define({ id: "total", unit: "USD", doc: "Total.", formula: sumMonths(bill) });
 * g.build().ok // => true
 */
export function graphBuilder(options: { readonly months: number }): GraphBuilder {
  const nodes: GraphNode[] = [];
  const byId = new Map<string, GraphNode>();
  const groups: CorrelatedGroup[] = [];
  const remember = (each: GraphNode): NodeExpression => {
    nodes.push(each);
    byId.set(each.id, each);
    return { op: "node", id: each.id };
  };
  return {
    input: ({ tags = {}, ...parts }) => remember({ kind: "input", tags, ...parts }),
    define: ({ tags = {}, formula, ...parts }) =>
      remember({
        kind: "formula",
        tags,
        formula:
          typeof formula === "number" ? { op: "constant", value: formula, unit: "" } : formula,
        ...parts,
      }),
    correlate: (group) => {
      groups.push(group);
    },
    has: (id) => byId.has(id),
    build: (only) =>
      makeGraph({
        months: options.months,
        ...(only === undefined ? { nodes, groups } : { nodes: nodesBehind(nodes, byId, only) }),
      }),
  };
}

/** The nodes of these ids and all they depend on, in the order in which they were added. */
function nodesBehind(
  nodes: readonly GraphNode[],
  byId: ReadonlyMap<string, GraphNode>,
  ids: readonly string[],
): readonly GraphNode[] {
  const found = new Set<GraphNode>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const each = byId.get(id);
    if (each === undefined || found.has(each)) continue;
    found.add(each);
    open.push(...dependenciesOf(each));
  }
  return nodes.filter((each) => found.has(each));
}
