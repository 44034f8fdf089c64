import { BLOCK_DRAWS } from "../sampling/owen.ts";
import { type Buffers, makeBuffers } from "./buffers.ts";
import type { InputColumn } from "./input-columns.ts";
import type { Instruction } from "./instruction.ts";
import type { Share } from "./kernels.ts";
import type { MonthPick, Pass, Running } from "./pass.ts";
import type { Stage } from "./schedule.ts";
import type { Operand, Step } from "./step.ts";

/** Gives each instruction its column, for as long as it is needed. */
export class Layout {
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
    const outs = new Map(stage.reductions.map((slot) => [slot, this.take(slot)]));
    const { steps, running } = this.monthSteps(stage);
    const wanted = stage.wanted.map((slot) => ({ slot, column: this.column(slot) }));
    const { tallies, picks } = this.reductions(outs);
    const sums = [...outs.values()];
    // All columns with months are free again, and those that only this pass read.
    for (const slot of stage.months) this.give(slot);
    this.release(this.columns.keys(), time(at, IN_MONTHS));
    return { fills, draws, steps, running, sums, tallies, picks, wanted };
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

  /** Sums of one column are made together, so that it is read once a month. */
  private reductions(outs: ReadonlyMap<number, Float64Array>): Pick<Pass, "tallies" | "picks"> {
    const tallies = new Map<Float64Array, Share[][]>();
    const picks: MonthPick[] = [];
    for (const [slot, out] of outs) {
      const { args, from = 0 } = this.instruction(slot);
      const source = this.column(args[0] as number);
      const weights = args[1] === undefined ? undefined : this.instruction(args[1]).values;
      if (weights === undefined) {
        picks.push({ source, month: from, out });
        continue;
      }
      const months = tallies.get(source) ?? Array.from(weights, (): Share[] => []);
      tallies.set(source, months);
      for (const [month, weight] of weights.entries()) {
        if (weight !== 0) months[month]?.push({ out, weight });
      }
    }
    return { tallies: [...tallies].map(([source, months]) => ({ source, months })), picks };
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
