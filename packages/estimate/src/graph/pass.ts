import type { InputColumn } from "./input-columns.ts";
import type { Instruction } from "./instruction.ts";
import type { Share } from "./kernels.ts";
import type { Operand, Step } from "./step.ts";

/** A running value over months: its column is its state. */
export interface Running {
  readonly op: Instruction["op"];
  readonly source: Operand;
  readonly state: Float64Array;
}

/** All weighted sums over months of one column: those it is added to, for each month. */
export interface Tally {
  readonly source: Float64Array;
  readonly months: readonly (readonly Share[])[];
}

/** The value of a column in one month. */
export interface MonthPick {
  readonly source: Float64Array;
  readonly month: number;
  readonly out: Float64Array;
}

/** One pass over the months, with what runs before it: steps with their columns. */
export interface Pass {
  readonly fills: readonly {
    readonly column: InputColumn;
    readonly out: Float64Array;
    readonly at: number;
  }[];
  readonly draws: readonly Step[];
  readonly steps: readonly (Step | Running)[];
  readonly running: readonly Running[];
  readonly sums: readonly Float64Array[];
  readonly tallies: readonly Tally[];
  readonly picks: readonly MonthPick[];
  readonly wanted: readonly { readonly slot: number; readonly column: Float64Array }[];
}
