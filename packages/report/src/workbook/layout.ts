import type { FormulaNode, Graph, InputNode, Point } from "@outlay/estimate";
import { median, pointAt } from "@outlay/estimate";
import type { Place, Places } from "./formula/place.ts";
import { hasMonths, sheetNodes } from "./formula/sheet-nodes.ts";

/** Every node of a workbook with its place and the value that it has now. */
export interface Layout {
  /** Length of the horizon. */
  readonly months: number;
  /** In the order of their rows. */
  readonly inputs: readonly InputNode[];
  /** Nodes without months, each below what it names. */
  readonly single: readonly FormulaNode[];
  /** Nodes with a value for each month, each below what it names. */
  readonly monthly: readonly FormulaNode[];
  readonly places: Places;
  /** Ids of parts that were split off a formula, with the node they belong to. */
  readonly partOf: ReadonlyMap<string, string>;
  /** The value of a node without months. */
  readonly value: (id: string) => number;
  /** The value of a node in a month, 0-based. */
  readonly inMonth: (id: string, month: number) => number;
}

/** Rows above the first input, the first node of `Model` and of `Months`. */
export const headRows = { Inputs: 4, Model: 3, Months: 4 } as const;

/** Inputs as a reader looks for them: what the plan says, then what we assumed, then what others ask. */
const originOrder = ["plan", "measured", "assumption", "published", "vendor", "derived"] as const;

/**
 * Gives the nodes `ids` and all they depend on a place each.
 *
 * @param centre the deterministic estimate: values of the nodes
 */
export function layoutOf(graph: Graph, ids: Iterable<string>, centre: Point): Layout {
  const { graph: nodes, partOf } = sheetNodes(graph, ids);
  const all = nodes.order.flatMap((id) => nodes.nodes.get(id) ?? []);
  const inputs = all
    .filter((each) => each.kind === "input")
    .sort((a, b) => originOrder.indexOf(a.origin.kind) - originOrder.indexOf(b.origin.kind));
  const formulas = all.filter((each) => each.kind === "formula");
  const single = formulas.filter(({ id }) => !hasMonths(nodes.axes.get(id)));
  const monthly = formulas.filter(({ id }) => hasMonths(nodes.axes.get(id)));
  const on = (sheet: Place["sheet"], list: readonly { readonly id: string }[]) =>
    list.map(({ id }, at) => [id, { sheet, row: headRows[sheet] + 1 + at }] as const);
  // The parts that were split off have no value in the estimate: they are calculated here, by it.
  const parts = pointAt(nodes, ({ distribution }) => median(distribution), [...partOf.keys()]);
  const pointOf = (id: string): Point => (partOf.has(id) ? parts : centre);
  return {
    months: graph.months,
    inputs,
    single,
    monthly,
    places: new Map([...on("Inputs", inputs), ...on("Model", single), ...on("Months", monthly)]),
    partOf,
    value: (id) => pointOf(id).value(id),
    inMonth: (id, month) => pointOf(id).months(id)[month] as number,
  };
}
