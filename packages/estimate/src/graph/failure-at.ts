import { BLOCK_DRAWS } from "../sampling/owen.ts";
import { pointAt } from "./centre.ts";
import { diagnose } from "./diagnose.ts";
import type { EvaluationFailure } from "./evaluation.ts";
import type { Graph } from "./graph.ts";
import type { InputColumn } from "./input-columns.ts";
import type { LoweredGraph } from "./lower.ts";
import { makeProgram } from "./program.ts";

/**
 * Names what failed in the block of draws that begins at `start`: runs the block again, all nodes of
 * `lowered` kept, to find the first draw that is not sound, and looks at that draw alone.
 */
export function failureAt(
  graph: Graph,
  lowered: LoweredGraph,
  inputs: ReadonlyMap<string, InputColumn>,
  { start, draws }: { readonly start: number; readonly draws: number },
): EvaluationFailure {
  const block = Math.floor(start / BLOCK_DRAWS);
  const place = firstUnsound(lowered, inputs, block, Math.min(BLOCK_DRAWS, draws - start));
  const values = new Map<string, number>();
  for (const [id, column] of inputs) {
    const out = new Float64Array(BLOCK_DRAWS);
    column(block, out);
    values.set(id, out[place] as number);
  }
  const point = pointAt(graph, ({ id }) => values.get(id) as number, [...lowered.slotOf.keys()]);
  const failure = diagnose(graph, point, start + place);
  if (failure === undefined) throw new Error("an evaluation failed, but no draw of it does");
  return failure;
}

/** The first of n draws at which some part or node is not finite; 0 if that does not vary. */
function firstUnsound(
  lowered: LoweredGraph,
  inputs: ReadonlyMap<string, InputColumn>,
  block: number,
  n: number,
): number {
  const wanted = new Set(lowered.slotOf.values());
  const varying = [...wanted].filter((slot) => lowered.instructions[slot]?.values === undefined);
  let first = n;
  const look = (column: Float64Array): void => {
    const place = column.subarray(0, first).findIndex((value) => !Number.isFinite(value));
    if (place >= 0) first = place;
  };
  makeProgram(lowered, varying, inputs)(
    block,
    n,
    { draws: (_, column) => look(column), month: (_, __, column) => look(column) },
    (_, __, column) => look(column),
  );
  return first === n ? 0 : first;
}
