import { fail, type Outcome, ok } from "@outlay/document";
import { BLOCK_DRAWS } from "../sampling/owen.ts";
import type { Evaluation, EvaluationFailure, EvaluationRequest } from "./evaluation.ts";
import { failureAt } from "./failure-at.ts";
import type { Graph } from "./graph.ts";
import { type InputColumn, inputColumns } from "./input-columns.ts";
import { sumColumn } from "./kernels.ts";
import { type LoweredGraph, lowerGraph } from "./lower.ts";
import { makeProgram, type Sink } from "./program.ts";
import { type Kept, readEvaluation } from "./read-evaluation.ts";

/** Blocks between two calls of `onProgress`. */
const PROGRESS_BLOCKS = 8;
const MOST_DRAWS = 16_777_216;

/**
 * Calculates the targets over all draws, block by block: 1,024 draws at a time go through all
 * formulas while they are in the processor's cache.
 *
 * Draw i of an input depends on the seed, the input's name and i alone; two graphs that share names
 * share draws (common random numbers), and 1,000 draws are the first 1,000 of 10,000.
 */
export function evaluate(
  graph: Graph,
  request: EvaluationRequest,
): Outcome<Evaluation, EvaluationFailure> {
  const { seed, draws, sampling = "owen", targets, means = [] } = request;
  if (!Number.isInteger(draws) || draws < 1 || draws > MOST_DRAWS) {
    throw new RangeError(`draws must be a whole number from 1 to ${MOST_DRAWS}, not ${draws}`);
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`seed must be a whole number from 0 to 2^53 − 1, not ${seed}`);
  }
  for (const id of [...targets, ...means]) {
    if (!graph.nodes.has(id)) throw new RangeError(`no node is named ${id}`);
  }
  const monthlyDraws = wholeBlocks(request.monthlyDraws ?? draws, draws);
  const lowered = lowerGraph(graph, [...targets, ...means]);
  const inputs = inputColumns(
    graph,
    lowered.instructions.flatMap((each) => (each.op === "input" ? [each.id as string] : [])),
    { seed, sampling },
  );
  const unsound = lowered.instructions.some(
    (each) => each.check !== undefined && each.values?.some((value) => !Number.isFinite(value)),
  );
  if (unsound) return fail(failureAt(graph, lowered, inputs, { start: 0, draws }));

  const kept = makeKept(lowered, targets, means, draws, monthlyDraws);
  const failedAt = runBlocks(lowered, kept, inputs, { ...request, draws, monthlyDraws });
  if (failedAt !== undefined) {
    return fail(failureAt(graph, lowered, inputs, { start: failedAt, draws }));
  }
  return ok(readEvaluation({ graph, seed, draws, sampling, monthlyDraws }, lowered, kept));
}

const wholeBlocks = (wanted: number, draws: number): number =>
  Math.min(draws, Math.ceil(wanted / BLOCK_DRAWS) * BLOCK_DRAWS);

/** Room for what is asked for. What varies over no draws is known from the lowering. */
function makeKept(
  lowered: LoweredGraph,
  targets: readonly string[],
  means: readonly string[],
  draws: number,
  monthlyDraws: number,
): Kept {
  const kept: Kept = {
    samples: new Map(),
    sums: new Map(),
    monthSamples: new Map(),
    monthSums: new Map(),
  };
  const full = new Set(targets);
  for (const id of [...targets, ...means]) {
    const slot = lowered.slotOf.get(id) as number;
    const axes = lowered.instructions[slot]?.axes;
    if (axes === "draw") {
      kept.sums.set(slot, Float64Array.of(0));
      if (full.has(id)) kept.samples.set(slot, new Float64Array(draws));
    } else if (axes === "both") {
      kept.monthSums.set(slot, new Float64Array(lowered.months));
      if (full.has(id)) {
        const columns = Array.from(
          { length: lowered.months },
          () => new Float64Array(monthlyDraws),
        );
        kept.monthSamples.set(slot, columns);
      }
    }
  }
  return kept;
}

/** Runs all blocks; answers the first draw of a block that failed, if one did. */
function runBlocks(
  lowered: LoweredGraph,
  kept: Kept,
  inputs: ReadonlyMap<string, InputColumn>,
  { draws, monthlyDraws, onProgress }: EvaluationRequest & { readonly monthlyDraws: number },
): number | undefined {
  const whole = makeProgram(lowered, [...kept.sums.keys(), ...kept.monthSums.keys()], inputs);
  const monthless =
    monthlyDraws < draws ? makeProgram(lowered, [...kept.sums.keys()], inputs) : whole;
  let start = 0;
  const sink: Sink = {
    draws: (slot, column, n) => {
      const sum = kept.sums.get(slot) as Float64Array;
      sum[0] = (sum[0] as number) + sumColumn(column, n);
      kept.samples.get(slot)?.set(column.subarray(0, n), start);
    },
    month: (slot, month, column, n) => {
      const sums = kept.monthSums.get(slot) as Float64Array;
      sums[month] = (sums[month] as number) + sumColumn(column, n);
      kept.monthSamples.get(slot)?.[month]?.set(column.subarray(0, n), start);
    },
  };
  for (let block = 0; start < draws; block++, start += BLOCK_DRAWS) {
    const n = Math.min(BLOCK_DRAWS, draws - start);
    const program = start < monthlyDraws ? whole : monthless;
    if (program(block, n, sink) !== undefined) return start;
    if (block % PROGRESS_BLOCKS === PROGRESS_BLOCKS - 1) onProgress?.(start + n, draws);
  }
  onProgress?.(draws, draws);
  return undefined;
}
