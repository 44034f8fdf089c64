import { applyOperator } from "./apply-operator.ts";
import { type Axes, joinAxes } from "./axes.ts";
import type { Expression, MonthOperator, Operator } from "./expression.ts";
import type { Graph } from "./graph.ts";
import type { Instruction } from "./instruction.ts";
import type { GraphNode } from "./node.ts";

/** A graph as instructions, and which of them holds each node. */
export interface LoweredGraph {
  readonly months: number;
  /** Operands come before the instructions that use them. */
  readonly instructions: readonly Instruction[];
  readonly slotOf: ReadonlyMap<string, number>;
}

/** Operators that may give a result that is not finite from operands that are. */
const RISKY: ReadonlySet<string> = new Set(["div", "log", "exp", "pow", "sqrt", "where"]);
/** A product of more factors than this is not taken apart. */
const MOST_FACTORS = 64;

/**
 * Lowers the nodes `ids` and all they depend on.
 *
 * Three rules keep work on the smallest axes; they depend on the formulas only, never on what is
 * asked for, so a node has the same bits in every evaluation:
 * 1. what varies over no draws is calculated here, once;
 * 2. operands of a sum or product are gathered by axes: those without draws, those without months,
 *    then the rest;
 * 3. a sum over months goes through +, −, ÷ and choices without months, leaves factors without
 *    months outside, and turns factors without draws into its weights.
 */
export function lowerGraph(graph: Graph, ids: Iterable<string>): LoweredGraph {
  const lowering = new Lowering(graph);
  const needed = new Set(ids);
  for (const id of graph.order.toReversed()) {
    const each = graph.nodes.get(id) as GraphNode;
    if (needed.has(id) && each.kind === "formula") addReferences(each.formula, needed);
  }
  // Dependencies come first, so no node recurses into another: chains may be of any length.
  for (const id of graph.order) {
    if (needed.has(id)) lowering.node(graph.nodes.get(id) as GraphNode);
  }
  return {
    months: graph.months,
    instructions: lowering.instructions,
    slotOf: lowering.slotOf,
  };
}

class Lowering {
  readonly instructions: Instruction[] = [];
  readonly slotOf = new Map<string, number>();
  private readonly months: number;
  private readonly known = new Map<string, number>();
  /** Series so far, by a hash of their bits. */
  private readonly seriesOf = new Map<number, readonly Float64Array[]>();
  private readonly bits = new Float64Array(1);
  private readonly words = new Int32Array(this.bits.buffer);

  constructor(graph: Graph) {
    this.months = graph.months;
  }

  node(each: GraphNode): void {
    this.slotOf.set(
      each.id,
      each.kind === "input" ? this.input(each) : this.lower(each.formula, each.id),
    );
  }

  private input(each: Extract<GraphNode, { kind: "input" }>): number {
    if (each.distribution.kind === "point") return this.constant(each.distribution.value);
    return this.intern({ op: "input", args: [], axes: "draw", id: each.id });
  }

  /**
   * Lowers a formula of the node `owner`, which answers for results that are not finite. A part that
   * a `where` chooses has no owner: the `where` checks what it chose.
   */
  private lower(e: Expression, owner: string | undefined): number {
    switch (e.op) {
      case "constant":
        return this.constant(e.value);
      case "series":
        return this.series(Float64Array.from(e.values));
      case "month":
        return this.series(Float64Array.from({ length: this.months }, (_, m) => m));
      case "year":
        return this.series(
          Float64Array.from({ length: this.months }, (_, m) => Math.floor(m / 12)),
        );
      case "node":
        return this.slotOf.get(e.id) as number;
      case "sumMonths":
        return this.sum(
          this.lower(e.args[0], owner),
          this.window(e.from ?? 0, e.to ?? this.months),
        );
      case "at":
        return this.at(this.lower(e.args[0], owner), e.from as number);
      case "cumulative":
      case "compound":
      case "runningMax":
        return this.running(e.op, this.lower(e.args[0], owner));
      case "add":
      case "mul":
      case "min":
      case "max":
        return this.gather(
          e.op,
          e.args.map((arg) => this.lower(arg, owner)),
        );
      case "where": {
        const [condition, a, b] = e.args as [Expression, Expression, Expression];
        const chooser = this.lower(condition, owner);
        const args = [chooser, this.lower(a, undefined), this.lower(b, undefined)] as const;
        if (this.instruction(chooser).op !== "constant") return this.call("where", args, owner);
        const chosen = this.isConstant(chooser, 0) ? args[2] : args[1];
        this.check(chosen, owner);
        return chosen;
      }
      default:
        return this.call(
          e.op,
          e.args.map((arg) => this.lower(arg, owner)),
          owner,
        );
    }
  }

  /** Rule 2: numbers and series first, then columns without months, then the rest. */
  private gather(op: "add" | "mul" | "min" | "max", slots: readonly number[]): number {
    const fold = (some: readonly number[]): number | undefined =>
      some.length === 0 ? undefined : some.reduce((a, b) => this.call(op, [a, b]));
    const axes = (slot: number) => this.instruction(slot).axes;
    const fixed = fold(slots.filter((s) => axes(s) === "constant"));
    const monthly = fold(slots.filter((s) => axes(s) === "month"));
    const drawn = fold(slots.filter((s) => axes(s) === "draw"));
    const both = fold(slots.filter((s) => axes(s) === "both"));
    // A number joins what is cheapest: the series if there is one, else the drawn column.
    const series = [fixed, monthly].filter((s) => s !== undefined);
    const parts =
      monthly === undefined
        ? [both, fold([drawn, fixed].filter((s) => s !== undefined))]
        : [both, fold(series), drawn];
    return fold(parts.filter((s) => s !== undefined)) as number;
  }

  private call(op: Operator, args: readonly number[], owner?: string): number {
    const operands = args.map((slot) => this.instruction(slot));
    const axes = operands.map((operand) => operand.axes).reduce(joinAxes, "constant");
    const check = RISKY.has(op) ? owner : undefined;
    if (axes === "draw" || axes === "both") {
      if (op === "mul" && args.length === 2) {
        const [a, b] = args as [number, number];
        if (this.isConstant(b, 1)) return a;
        if (this.isConstant(a, 1)) return b;
      }
      return this.intern({ op, args, axes, check });
    }
    // Rule 1. A result that is not finite is kept: whoever uses the node will be told.
    const length = axes === "constant" ? 1 : this.months;
    const read = (i: number, m: number): number => {
      const values = operands[i]?.values;
      return values === undefined ? Number.NaN : (values[values.length === 1 ? 0 : m] as number);
    };
    const values = Float64Array.from({ length }, (_, m) =>
      applyOperator(op, read(0, m), read(1, m), read(2, m)),
    );
    return this.fixed(values, check);
  }

  /** Rule 3: Σ over months of weight × value, for a series of weights. */
  private sum(slot: number, weights: number): number {
    const key = `sum ${slot} ${weights}`;
    const done = this.known.get(key);
    if (done !== undefined) return done;
    const result = this.sumOf(slot, weights);
    this.known.set(key, result);
    return result;
  }

  private sumOf(slot: number, weights: number): number {
    const each = this.instruction(slot);
    const [a = -1, b = -1, c = -1] = each.args;
    const monthless = (s: number) => !this.hasMonths(s);
    const total = (series: number) =>
      this.constant(this.instruction(series).values?.reduce((x, y) => x + y) as number);
    if (monthless(slot)) return this.call("mul", [slot, total(weights)]);
    if (each.axes === "month") return total(this.call("mul", [slot, weights]));
    switch (each.op) {
      case "add":
      case "sub":
        return this.call(each.op, [this.sum(a, weights), this.sum(b, weights)]);
      case "neg":
        return this.call("neg", [this.sum(a, weights)]);
      case "div":
        if (!monthless(b)) break;
        return this.call("div", [this.sum(a, weights), b], each.check);
      case "where":
        if (!monthless(a)) break;
        return this.call("where", [a, this.sum(b, weights), this.sum(c, weights)], each.check);
      case "mul": {
        const factors = this.factors(slot);
        const axes = (s: number) => this.instruction(s).axes;
        const outside = factors.filter(monthless);
        const series = [weights, ...factors.filter((s) => axes(s) === "month")];
        const inside = factors.filter((s) => axes(s) === "both");
        if (outside.length === 0 && series.length === 1) break;
        const weight = series.reduce((x, y) => this.call("mul", [x, y]));
        const rest =
          inside.length === 0 ? total(weight) : this.sum(this.gather("mul", inside), weight);
        return this.gather("mul", [...outside, rest]);
      }
    }
    // What is left is added up month by month.
    return this.intern({ op: "sumMonths", args: [slot, weights], axes: "draw" });
  }

  /** The factors of a product, taken apart through products; the product itself if too many. */
  private factors(slot: number): readonly number[] {
    const found: number[] = [];
    const open = [slot];
    for (let s = open.pop(); s !== undefined; s = open.pop()) {
      const { op, args, axes } = this.instruction(s);
      if (op === "mul" && axes === "both") open.push(...args.toReversed());
      else found.push(s);
      if (found.length + open.length > MOST_FACTORS) return [slot];
    }
    return found;
  }

  private at(slot: number, month: number): number {
    const each = this.instruction(slot);
    if (!this.hasMonths(slot)) return slot;
    if (each.axes === "month") return this.constant(each.values?.[month] as number);
    return this.intern({ op: "at", args: [slot], axes: "draw", from: month });
  }

  private running(op: MonthOperator, slot: number): number {
    const each = this.instruction(slot);
    if (op === "runningMax" && !this.hasMonths(slot)) return slot;
    if (each.axes === "draw" || each.axes === "both") {
      return this.intern({ op, args: [slot], axes: "both" });
    }
    const values = new Float64Array(this.months);
    const source = each.values as Float64Array;
    let state = op === "cumulative" ? 0 : op === "compound" ? 1 : Number.NEGATIVE_INFINITY;
    for (let m = 0; m < this.months; m++) {
      const x = source[source.length === 1 ? 0 : m] as number;
      if (op === "compound") values[m] = state;
      state =
        op === "cumulative" ? state + x : op === "compound" ? state * x : x > state ? x : state;
      if (op !== "compound") values[m] = state;
    }
    return this.series(values);
  }

  /** A series of ones from month `from` to before `to`, and zeros. */
  private window(from: number, to: number): number {
    return this.series(
      Float64Array.from({ length: this.months }, (_, m) => (m >= from && m < to ? 1 : 0)),
    );
  }

  /** Makes `owner` answer for a result, unless another node does already. */
  private check(slot: number, owner: string | undefined): void {
    this.instruction(slot).check ??= owner;
  }

  private constant(value: number): number {
    return this.fixed(Float64Array.of(value), undefined);
  }

  private series(values: Float64Array): number {
    return this.fixed(values, undefined, "month");
  }

  /** A number, or a number a month. A horizon of one month has series of one number. */
  private fixed(values: Float64Array, check: string | undefined, as?: Axes): number {
    const axes = as ?? (values.length === 1 ? "constant" : "month");
    const op = axes === "constant" ? "constant" : "series";
    return this.intern({ op, args: [], axes, values, check });
  }

  private intern(each: Instruction): number {
    const values = each.values === undefined ? "" : this.numbersOf(each.values);
    // a + b and b + a, a × b and b × a have the same bits.
    const args =
      each.op === "add" || each.op === "mul" ? each.args.toSorted((a, b) => a - b) : each.args;
    const key = `${each.op} ${args.join(" ")} ${each.id ?? ""} ${each.from ?? ""} ${values}`;
    const found = this.known.get(key);
    if (found !== undefined) {
      this.check(found, each.check);
      return found;
    }
    this.instructions.push(each);
    this.known.set(key, this.instructions.length - 1);
    return this.instructions.length - 1;
  }

  /** A word for these numbers, the same for the same bits (but for what is not a number). */
  private numbersOf(values: Float64Array): string {
    if (values.length === 1) return numberKey(values[0] as number);
    let hash = values.length;
    for (const value of values) {
      this.bits[0] = value;
      const [low, high] = this.words as unknown as [number, number];
      hash = Math.imul(hash ^ low, 0x9e3779b1) ^ Math.imul(high + (hash >>> 15), 0x85ebca6b);
    }
    const same = this.seriesOf.get(hash) ?? [];
    const at = same.findIndex((other) => sameNumbers(other, values));
    if (at >= 0) return `#${hash}.${at}`;
    this.seriesOf.set(hash, [...same, values]);
    return `#${hash}.${same.length}`;
  }

  private instruction(slot: number): Instruction {
    return this.instructions[slot] as Instruction;
  }

  private hasMonths(slot: number): boolean {
    const { axes } = this.instruction(slot);
    return axes === "month" || axes === "both";
  }

  private isConstant(slot: number, value: number): boolean {
    const { op, values } = this.instruction(slot);
    return op === "constant" && values?.[0] === value;
  }
}

const sameNumbers = (a: Float64Array, b: Float64Array): boolean =>
  a.length === b.length && a.every((value, at) => Object.is(value, b[at]));

/** Tells −0 from 0, which `join` does not. */
const numberKey = (value: number): string => (Object.is(value, -0) ? "-0" : String(value));

function addReferences(e: Expression, found: Set<string>): void {
  if (e.op === "node") found.add(e.id);
  else if ("args" in e) for (const arg of e.args) addReferences(arg, found);
}
