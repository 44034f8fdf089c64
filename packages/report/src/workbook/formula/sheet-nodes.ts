import {
  type Axes,
  type Expression,
  type FormulaNode,
  type Graph,
  type GraphNode,
  inferAxes,
} from "@outlay/estimate";

/** A graph whose every formula fits a cell: what does not is split over nodes of its own. */
export interface SheetNodes {
  /** The nodes asked for and all they depend on, split where need be; each after what it names. */
  readonly graph: Graph;
  /** Ids of the nodes that were split off, with the id of the node they are a part of. */
  readonly partOf: ReadonlyMap<string, string>;
}

/** Characters that a formula may have here; the format allows 8,192. */
const mostCharacters = 6_000;
/** Operands of one function; the format allows 255. */
const mostOperands = 100;
/** Levels of brackets and functions; the format allows 64. */
const mostLevels = 30;
/** Characters that the name of a cell takes at most: `Months!$ABC$99999`, with a sign. */
const cellCharacters = 18;

/**
 * The nodes `ids` and all they depend on, ready for cells.
 *
 * Split off are: a series, and what runs over the months, where it is a part of another formula; what is
 * summed over months and is no node; and parts of formulas that are too long or too deep. A sum over
 * months of what has none becomes a product.
 */
export function sheetNodes(graph: Graph, ids: Iterable<string>): SheetNodes {
  const needed = nodesBehind(graph, ids);
  const nodes = new Map<string, GraphNode>();
  const axes = new Map<string, Axes>();
  const partOf = new Map<string, string>();
  const order: string[] = [];
  const keep = (each: GraphNode, over: Axes): void => {
    nodes.set(each.id, each);
    axes.set(each.id, over);
    order.push(each.id);
  };
  const axesOf = (id: string): Axes => axes.get(id) as Axes;
  for (const id of graph.order) {
    const each = needed.has(id) ? graph.nodes.get(id) : undefined;
    if (each === undefined) continue;
    if (each.kind === "input") {
      keep(each, graph.axes.get(id) as Axes);
      continue;
    }
    const splitOff = (formula: Expression): Expression => {
      const part: FormulaNode = {
        kind: "formula",
        id: `${id}#${[...partOf.values()].filter((owner) => owner === id).length + 1}`,
        unit: "",
        doc: `part of ${each.doc}`,
        formula,
        tags: {},
      };
      partOf.set(part.id, id);
      keep(part, inferAxes(formula, axesOf));
      return { op: "node", id: part.id };
    };
    const splitter = new Splitter(graph.months, axesOf, splitOff);
    keep({ ...each, formula: splitter.root(each.formula) }, graph.axes.get(id) as Axes);
  }
  return { graph: { ...graph, nodes, order, axes }, partOf };
}

/** Whether a value has a number for each month. */
export const hasMonths = (axes: Axes | undefined): boolean => axes === "month" || axes === "both";

function nodesBehind(graph: Graph, ids: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const each = graph.nodes.get(id);
    if (each === undefined) throw new Error(`no node is named ${id}`);
    if (found.has(id)) continue;
    found.add(id);
    if (each.kind === "formula") addReferences(each.formula, open);
  }
  return found;
}

/** Adds the ids that a formula names. */
export function addReferences(e: Expression, ids: string[]): void {
  if (e.op === "node") ids.push(e.id);
  else if ("args" in e) for (const arg of e.args) addReferences(arg, ids);
}

/** A formula with how large it is. */
interface Sized {
  readonly e: Expression;
  readonly characters: number;
  readonly levels: number;
}

const gathered: ReadonlySet<string> = new Set(["add", "mul", "min", "max"]);

/** Rewrites the formula of one node from the inside out. */
class Splitter {
  private readonly months: number;
  private readonly axesOf: (id: string) => Axes;
  private readonly splitOff: (formula: Expression) => Expression;

  constructor(
    months: number,
    axesOf: (id: string) => Axes,
    splitOff: (formula: Expression) => Expression,
  ) {
    this.months = months;
    this.axesOf = axesOf;
    this.splitOff = splitOff;
  }

  /** The whole formula of a node, which may be a series or run over the months. */
  root(e: Expression): Expression {
    switch (e.op) {
      case "series":
        return e;
      case "cumulative":
      case "compound":
      case "runningMax": {
        const arg = this.inner(e.args[0]).e;
        return e.op === "runningMax" && !this.hasMonths(arg) ? arg : { ...e, args: [arg] };
      }
      default:
        return this.inner(e).e;
    }
  }

  private hasMonths(e: Expression): boolean {
    return hasMonths(inferAxes(e, this.axesOf));
  }

  private inner(e: Expression): Sized {
    switch (e.op) {
      case "constant":
        return { e, characters: String(e.value).length + 2, levels: 0 };
      case "node":
      case "month":
        return { e, characters: cellCharacters, levels: 0 };
      case "year":
        return { e, characters: cellCharacters, levels: 1 };
      case "series":
        return this.cell(e);
      case "cumulative":
      case "compound":
      case "runningMax": {
        const root = this.root(e);
        return root.op === "node" ? this.inner(root) : this.cell(root);
      }
      case "sumMonths": {
        const arg = this.inner(e.args[0]);
        const count = (e.to ?? this.months) - (e.from ?? 0);
        if (!this.hasMonths(arg.e)) {
          return this.call("mul", [
            arg,
            this.inner({ op: "constant", value: count, unit: "month" }),
          ]);
        }
        const row = arg.e.op === "node" ? arg.e : this.splitOff(arg.e);
        return { e: { ...e, args: [row] }, characters: 2 * cellCharacters, levels: 1 };
      }
      case "at": {
        const arg = this.inner(e.args[0]);
        return { ...arg, e: { ...e, args: [arg.e] } };
      }
      default:
        return this.call(
          e.op,
          e.args.map((arg) => this.inner(arg)),
        );
    }
  }

  /** A cell of its own. */
  private cell(e: Expression): Sized {
    return { e: this.splitOff(e), characters: cellCharacters, levels: 0 };
  }

  private call(
    op: Extract<Expression, { readonly args: readonly Expression[] }>["op"],
    given: readonly Sized[],
  ): Sized {
    let args = given.map((arg) => (arg.levels >= mostLevels ? this.cell(arg.e) : arg));
    while (
      gathered.has(op) &&
      (args.length > mostOperands || (total(args) > mostCharacters && args.every(isCell)))
    ) {
      args = groupsOf(args, mostOperands / 2).map((group) => this.cell(this.call(op, group).e));
    }
    while (total(args) > mostCharacters) {
      const largest = args.reduce((a, b) => (b.characters > a.characters ? b : a));
      args = args.map((arg) => (arg === largest ? this.cell(arg.e) : arg));
    }
    return {
      e: operation(op, args),
      characters: total(args) + 24,
      levels: 1 + Math.max(0, ...args.map(({ levels }) => levels)),
    };
  }
}

const total = (args: readonly Sized[]): number =>
  args.reduce((sum, { characters }) => sum + characters + 3, 0);

const isCell = ({ characters }: Sized): boolean => characters <= 2 * cellCharacters;

const operation = (op: string, args: readonly Sized[]): Expression =>
  ({ op, args: args.map(({ e }) => e) }) as Expression;

const groupsOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
