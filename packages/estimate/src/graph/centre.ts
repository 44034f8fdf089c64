import { fail, type Outcome, ok } from "@outlay/document";
import { median } from "../distribution/quantile.ts";
import { diagnose } from "./diagnose.ts";
import type { EvaluationFailure } from "./evaluation.ts";
import type { Graph } from "./graph.ts";
import { lowerGraph } from "./lower.ts";
import type { InputNode } from "./node.ts";
import type { Point, UnsoundPart } from "./point.ts";
import { makeProgram, type Sink } from "./program.ts";

/**
 * All nodes with every input at its median: the deterministic ballpark.
 *
 * An event of less than even odds counts as not happening.
 */
export function centre(graph: Graph): Outcome<Point, EvaluationFailure> {
  const point = pointAt(graph, (input) => median(input.distribution));
  const failure = diagnose(graph, point);
  return failure === undefined ? ok(point) : fail(failure);
}

/**
 * The nodes `ids` (all, if left out) and what they depend on, with the inputs at given values. Values
 * that are not finite are passed on as they are.
 */
export function pointAt(
  graph: Graph,
  at: (input: InputNode) => number,
  ids: readonly string[] = graph.order,
): Point {
  const lowered = lowerGraph(graph, ids);
  const { instructions } = lowered;
  const values = new Map<number, Float64Array>();
  const wanted = new Set<number>();
  for (const slot of lowered.slotOf.values()) {
    const fixed = instructions[slot]?.values;
    if (fixed === undefined) wanted.add(slot);
    else values.set(slot, fixed);
  }
  const inputs = new Map(
    instructions
      .filter((each) => each.op === "input")
      .map(({ id }) => {
        const value = at(graph.nodes.get(id as string) as InputNode);
        return [
          id as string,
          (_: number, out: Float64Array) => void out.fill(value, 0, 1),
        ] as const;
      }),
  );
  for (const slot of wanted) {
    const months = instructions[slot]?.axes === "both" ? graph.months : 1;
    values.set(slot, new Float64Array(months));
  }
  // Nothing stops the run: whoever asked looks at every node.
  const program = makeProgram(lowered, [...wanted], inputs);
  const unsound: UnsoundPart[] = [];
  for (const { check, values: fixed } of instructions) {
    const month = fixed?.findIndex((value) => !Number.isFinite(value)) ?? -1;
    if (check !== undefined && month >= 0) {
      unsound.push({ node: check, month, value: fixed?.[month] as number });
    }
  }
  const sink: Sink = {
    draws: (slot, column) => values.get(slot)?.set(column.subarray(0, 1)),
    month: (slot, month, column) => values.get(slot)?.fill(column[0] as number, month, month + 1),
  };
  program(0, 1, sink, (slot, month, column) => {
    const node = instructions[slot]?.check as string;
    unsound.push({ node, month, value: column[0] as number });
  });
  const read = (id: string): Float64Array => {
    const slot = lowered.slotOf.get(id);
    if (slot === undefined) throw new Error(`no node is named ${id}`);
    return values.get(slot) as Float64Array;
  };
  return {
    has: (id) => lowered.slotOf.has(id),
    unsound,
    value: (id) => {
      const axes = graph.axes.get(id);
      if (axes === "month" || axes === "both") throw new Error(`${id} has a value for each month`);
      return read(id)[0] as number;
    },
    months: (id) => {
      const column = read(id);
      return column.length === graph.months
        ? column
        : new Float64Array(graph.months).fill(column[0] as number);
    },
  };
}
