import type { InputColumn } from "./input-columns.ts";
import * as kernel from "./kernels.ts";
import { Layout } from "./layout.ts";
import type { LoweredGraph } from "./lower.ts";
import type { Pass, Running } from "./pass.ts";
import { schedule } from "./schedule.ts";
import { runStep } from "./step.ts";

/** Receives the wanted columns of a block; a column is valid during the call only. */
export interface Sink {
  /** A column without months. */
  readonly draws: (slot: number, column: Float64Array, n: number) => void;
  /** A column with months, at one of them. */
  readonly month: (slot: number, month: number, column: Float64Array, n: number) => void;
}

/**
 * Runs one block of n draws; answers the instruction whose result is not finite, if one is. With
 * `unsound` the run goes on to its end and tells each such instruction and its month.
 */
export type Program = (
  block: number,
  n: number,
  sink: Sink,
  unsound?: Unsound,
) => number | undefined;

type Unsound = (slot: number, month: number, column: Float64Array) => void;

/**
 * Makes the program for the wanted instructions (those that vary over draws; the others are known
 * already). Columns are lent out once, here, so that running allocates nothing.
 */
export function makeProgram(
  lowered: LoweredGraph,
  wanted: readonly number[],
  inputs: ReadonlyMap<string, InputColumn>,
): Program {
  const { instructions, months } = lowered;
  const stages = schedule(instructions, wanted);
  const layout = new Layout(instructions, inputs, stages, wanted);
  const passes = stages.map((stage, at) => layout.pass(stage, at));
  const kept = wanted
    .filter((slot) => instructions[slot]?.axes === "draw")
    .map((slot) => ({ slot, column: layout.column(slot) }));

  return (block, n, sink, unsound) => {
    for (const pass of passes) {
      const failed = runPass(pass, months, block, n, sink, unsound);
      if (failed !== undefined) return failed;
    }
    for (const { slot, column } of kept) {
      if (unsound === undefined && !kernel.allFinite(column, n)) return slot;
      sink.draws(slot, column, n);
    }
    return undefined;
  };
}

function runPass(
  pass: Pass,
  months: number,
  block: number,
  n: number,
  sink: Sink,
  unsound: Unsound | undefined,
): number | undefined {
  const { fills, draws, steps, running, sums, tallies, picks, wanted } = pass;
  let filled = 0;
  for (let i = 0; i <= draws.length; i++) {
    for (let fill = fills[filled]; fill?.at === i; fill = fills[++filled])
      fill.column(block, fill.out);
    const step = draws[i];
    if (step === undefined) break;
    runStep(step, 0, n);
    if (step.check && !kernel.allFinite(step.out, n)) {
      if (unsound === undefined) return step.slot;
      unsound(step.slot, 0, step.out);
    }
  }
  if (steps.length === 0 && tallies.length === 0 && picks.length === 0) return undefined;
  for (const sum of sums) sum.fill(0, 0, n);
  for (let month = 0; month < months; month++) {
    for (const step of steps) {
      if ("state" in step) {
        advance(step, month, n);
      } else {
        runStep(step, month, n);
        if (step.check && !kernel.allFinite(step.out, n)) {
          if (unsound === undefined) return step.slot;
          unsound(step.slot, 0, step.out);
        }
      }
    }
    for (const { source, months: shares } of tallies) {
      kernel.accumulate(source, shares[month] as readonly kernel.Share[], n);
    }
    for (const { source, month: only, out } of picks) {
      if (month === only) out.set(source.subarray(0, n));
    }
    for (const { slot, column } of wanted) {
      if (unsound === undefined && !kernel.allFinite(column, n)) return slot;
      sink.month(slot, month, column, n);
    }
    for (const each of running) if (each.op === "compound") multiplyState(each, month, n);
  }
  return undefined;
}

/** Brings a running value to this month. A compound is brought on at the end of each month. */
function advance({ op, source, state }: Running, month: number, n: number): void {
  const { column } = source;
  if (column === undefined) throw new Error(`${op} of a value without draws is calculated once`);
  if (op === "compound") {
    if (month === 0) state.fill(1, 0, n);
  } else if (op === "cumulative") {
    if (month === 0) state.fill(0, 0, n);
    kernel.addPair(state, column, state, n);
  } else if (month === 0) {
    state.set(column.subarray(0, n));
  } else {
    kernel.maxPair(column, state, state, n);
  }
}

function multiplyState({ source, state }: Running, month: number, n: number): void {
  if (source.column !== undefined) kernel.mulPair(state, source.column, state, n);
  else kernel.mulScalar(state, (source.values as Float64Array)[month] as number, state, n);
}
