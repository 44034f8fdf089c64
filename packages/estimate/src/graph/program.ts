import { BLOCK_DRAWS } from "../sampling/owen.ts";
import { type Buffers, makeBuffers } from "./buffers.ts";
import type { InputColumn } from "./input-columns.ts";
import type { Instruction } from "./instruction.ts";
import { accumulate, addPair, allFinite, maxPair, mulPair, mulScalar } from "./kernels.ts";
import type { LoweredGraph } from "./lower.ts";
import { type Stage, schedule } from "./schedule.ts";
import { type Operand, runStep, type Step } from "./step.ts";

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

/** A running value over months: its column is its state. */
interface Running {
  readonly op: Instruction["op"];
  readonly source: Operand;
  readonly state: Float64Array;
}

/** A weighted sum over months (a weight a month), or the value of one month (no weights). */
interface Reduction {
  readonly source: Float64Array;
  readonly weights: Float64Array | undefined;
  readonly month: number;
  readonly out: Float64Array;
}

interface Pass {
  readonly fills: readonly {
    readonly column: InputColumn;
    readonly out: Float64Array;
    readonly at: number;
  }[];
  readonly draws: readonly Step[];
  readonly steps: readonly (Step | Running)[];
  readonly running: readonly Running[];
  readonly reductions: readonly Reduction[];
  readonly wanted: readonly { readonly slot: number; readonly column: Float64Array }[];
}

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
      if (unsound === undefined && !allFinite(column, n)) return slot;
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
  const { fills, draws, steps, running, reductions, wanted } = pass;
  let filled = 0;
  for (let i = 0; i <= draws.length; i++) {
    for (let fill = fills[filled]; fill?.at === i; fill = fills[++filled])
      fill.column(block, fill.out);
    const step = draws[i];
    if (step === undefined) break;
    runStep(step, 0, n);
    if (step.check && !allFinite(step.out, n)) {
      if (unsound === undefined) return step.slot;
      unsound(step.slot, 0, step.out);
    }
  }
  if (reductions.length === 0 && wanted.length === 0) return undefined;
  for (const { out } of reductions) out.fill(0, 0, n);
  for (let month = 0; month < months; month++) {
    for (const step of steps) {
      if ("state" in step) {
        advance(step, month, n);
      } else {
        runStep(step, month, n);
        if (step.check && !allFinite(step.out, n)) {
          if (unsound === undefined) return step.slot;
          unsound(step.slot, 0, step.out);
        }
      }
    }
    for (const { source, weights, month: only, out } of reductions) {
      if (weights === undefined) {
        if (month === only) out.set(source.subarray(0, n));
      } else if (weights[month] !== 0) {
        accumulate(source, weights[month] as number, out, n);
      }
    }
    for (const { slot, column } of wanted) {
      if (unsound === undefined && !allFinite(column, n)) return slot;
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
    addPair(state, column, state, n);
  } else if (month === 0) {
    state.set(column.subarray(0, n));
  } else {
    maxPair(column, state, state, n);
  }
}

function multiplyState({ source, state }: Running, month: number, n: number): void {
  if (source.column !== undefined) mulPair(state, source.column, state, n);
  else mulScalar(state, (source.values as Float64Array)[month] as number, state, n);
}

/** Gives each instruction its column, for as long as it is needed. */
class Layout {
  private readonly instructions: readonly Instruction[];
  private readonly inputs: ReadonlyMap<string, InputColumn>;
  private readonly buffers: Buffers = makeBuffers(BLOCK_DRAWS);
  private readonly columns = new Map<number, Float64Array>();
  /** Stage and place after which a column without months is no longer read. */
  private readonly lastUse = new Map<number, number>();

  constructor(
    instructions: readonly Instruction[],
    inputs: ReadonlyMap<string, InputColumn>,
    stages: readonly Stage[],
    wanted: readonly number[],
  ) {
    this.instructions = instructions;
    this.inputs = inputs;
    for (const [at, { draws, months, reductions }] of stages.entries()) {
      for (const [i, slot] of draws.entries()) {
        for (const arg of this.args(slot)) this.lastUse.set(arg, time(at, i));
      }
      for (const slot of [...months, ...reductions]) {
        for (const arg of this.args(slot)) this.lastUse.set(arg, time(at, IN_MONTHS));
      }
    }
    for (const slot of wanted) this.lastUse.set(slot, Number.POSITIVE_INFINITY);
  }

  column(slot: number): Float64Array {
    const column = this.columns.get(slot);
    if (column === undefined) throw new Error(`instruction ${slot} has no column`);
    return column;
  }

  pass(stage: Stage, at: number): Pass {
    const fills: Pass["fills"][number][] = [];
    const draws: Step[] = [];
    for (const [i, slot] of stage.draws.entries()) {
      const { op, id } = this.instruction(slot);
      if (op === "input") {
        const column = this.inputs.get(id as string) as InputColumn;
        fills.push({ column, out: this.take(slot), at: draws.length });
      } else {
        const operands = this.operands(slot);
        this.release(this.args(slot), time(at, i));
        draws.push({ op, operands, out: this.take(slot), slot, check: this.check(slot) });
      }
    }
    const sums = stage.reductions.map((slot) => ({ slot, out: this.take(slot) }));
    const { steps, running } = this.monthSteps(stage);
    const wanted = stage.wanted.map((slot) => ({ slot, column: this.column(slot) }));
    const reductions = sums.map(({ slot, out }) => this.reduction(slot, out));
    // All columns with months are free again, and those that only this pass read.
    for (const slot of stage.months) this.give(slot);
    this.release(this.columns.keys(), time(at, IN_MONTHS));
    return { fills, draws, steps, running, reductions, wanted };
  }

  private monthSteps(stage: Stage): Pick<Pass, "steps" | "running"> {
    const lastUse = new Map<number, number>();
    for (const [i, slot] of stage.months.entries()) {
      const running = isRunning(this.instruction(slot).op);
      for (const arg of this.args(slot)) lastUse.set(arg, running ? Number.POSITIVE_INFINITY : i);
    }
    for (const slot of [...stage.reductions.flatMap((s) => this.args(s)), ...stage.wanted]) {
      lastUse.set(slot, Number.POSITIVE_INFINITY);
    }
    // States live through all months, so they are taken before any column that comes and goes.
    const states = new Map<number, Float64Array>();
    for (const slot of stage.months) {
      if (isRunning(this.instruction(slot).op)) states.set(slot, this.take(slot));
    }
    const steps: (Step | Running)[] = [];
    const running: Running[] = [];
    const given = new Set<number>();
    for (const [i, slot] of stage.months.entries()) {
      const { op } = this.instruction(slot);
      const operands = this.operands(slot);
      const state = states.get(slot);
      if (state !== undefined) {
        const each = { op, source: operands[0] as Operand, state };
        steps.push(each);
        running.push(each);
        continue;
      }
      for (const arg of new Set(this.args(slot))) {
        const own = this.instruction(arg).axes === "both" && !states.has(arg);
        if (own && lastUse.get(arg) === i) {
          this.buffers.give(this.column(arg));
          given.add(arg);
        }
      }
      steps.push({ op, operands, out: this.take(slot), slot, check: this.check(slot) });
    }
    for (const slot of given) this.columns.delete(slot);
    return { steps, running };
  }

  private reduction(slot: number, out: Float64Array): Reduction {
    const { args, from = 0 } = this.instruction(slot);
    const weights = args[1] === undefined ? undefined : this.instruction(args[1]).values;
    return { source: this.column(args[0] as number), weights, month: from, out };
  }

  private instruction(slot: number): Instruction {
    return this.instructions[slot] as Instruction;
  }

  /** Operands that are columns. */
  private args(slot: number): readonly number[] {
    return this.instruction(slot).args.filter((arg) => this.instruction(arg).values === undefined);
  }

  private operands(slot: number): readonly Operand[] {
    return this.instruction(slot).args.map((arg) => {
      const { values } = this.instruction(arg);
      return values === undefined ? { column: this.column(arg) } : { values };
    });
  }

  private check(slot: number): boolean {
    return this.instruction(slot).check !== undefined;
  }

  private take(slot: number): Float64Array {
    const column = this.buffers.take();
    this.columns.set(slot, column);
    return column;
  }

  private give(slot: number): void {
    const column = this.columns.get(slot);
    if (column === undefined) return;
    this.buffers.give(column);
    this.columns.delete(slot);
  }

  /** Gives back the columns without months among `slots` that are read no more after `now`. */
  private release(slots: Iterable<number>, now: number): void {
    for (const slot of new Set(slots)) {
      if (this.instruction(slot).axes === "draw" && (this.lastUse.get(slot) ?? 0) <= now) {
        this.give(slot);
      }
    }
  }
}

const IN_MONTHS = 1e9;
const time = (stage: number, place: number): number => stage * 1e10 + place;
const isRunning = (op: Instruction["op"]): boolean =>
  op === "cumulative" || op === "compound" || op === "runningMax";
