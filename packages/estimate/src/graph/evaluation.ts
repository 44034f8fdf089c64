import type { Graph } from "./graph.ts";
import type { Sampling } from "./input-columns.ts";
import type { Summary } from "./summary.ts";

/** What to calculate, and how. */
export interface EvaluationRequest {
  /** A whole number, 0 to 2^53 − 1: same graph, seed and draws, same bytes. */
  readonly seed: number;
  /** How many draws, 1 to 2^24. */
  readonly draws: number;
  /** `owen` if left out. */
  readonly sampling?: Sampling;
  /** Nodes whose draws are kept: summaries, fans and chances are made of them. */
  readonly targets: readonly string[];
  /** Nodes of which the mean alone is kept; cheaper. */
  readonly means?: readonly string[];
  /**
   * How many draws nodes with months get (their first ones; rounded up to whole blocks of 1,024).
   * All, if left out. A fan needs few draws, and months × draws is what takes time and memory.
   */
  readonly monthlyDraws?: number;
  /** Called after some blocks with the number of draws done. */
  readonly onProgress?: (done: number, draws: number) => void;
}

/** A value that is not a finite number, and what led to it. */
export interface EvaluationFailure {
  readonly code: "not-finite";
  /** The first node, in order of dependence, whose value is not finite. */
  readonly node: string;
  readonly formula: string;
  /** `Infinity`, `-Infinity` or `NaN`. */
  readonly value: string;
  /** The draw; left out at the central values. */
  readonly draw?: number;
  /** The month, for a node with months. */
  readonly month?: number;
  /** What the formula read, in the month it failed. */
  readonly operands: readonly { readonly id: string; readonly value: number }[];
  /** All inputs the node depends on. */
  readonly inputs: readonly { readonly id: string; readonly value: number }[];
}

/** One sentence for a person, with the values that led there. */
export function evaluationFailureText(failure: EvaluationFailure): string {
  const { node, formula, value, draw, month, operands } = failure;
  const place = [
    ...(draw === undefined ? ["at the central values"] : [`in draw ${draw}`]),
    ...(month === undefined ? [] : [`month ${month}`]),
  ].join(", ");
  const read = operands.map((each) => `${each.id} = ${each.value}`).join(", ");
  return `${node} is no number ${place} (${value}): ${formula}${read === "" ? "" : `, where ${read}`}`;
}

/** Every month's distribution of a node: one number a month in each column. */
export interface MonthlySummary {
  readonly mean: Float64Array;
  readonly p10: Float64Array;
  readonly p50: Float64Array;
  readonly p80: Float64Array;
  readonly p90: Float64Array;
}

/**
 * The values of the asked nodes. Asking for a node that was not a target is a mistake in the
 * program, and throws.
 */
export interface Evaluation {
  readonly graph: Graph;
  readonly seed: number;
  readonly draws: number;
  readonly sampling: Sampling;
  /** How many draws the nodes with months have. */
  readonly monthlyDraws: number;
  /** Whether every draw of a node is kept: it was a target, or equal to one, and has no months. */
  readonly keeps: (id: string) => boolean;
  /** Every draw of a target without months. */
  readonly samples: (id: string) => Float64Array;
  /** The draws of a target without months, summarised. */
  readonly summary: (id: string) => Summary;
  /** Mean of a target, or of one of `means`, without months. */
  readonly mean: (id: string) => number;
  /** Mean in each month of a target, or of one of `means`, with months. */
  readonly monthlyMean: (id: string) => Float64Array;
  /** Every draw of a target with months, in one month (0-based). */
  readonly monthSamples: (id: string, month: number) => Float64Array;
  /** Every month of a target with months, summarised: the fan of a chart. */
  readonly monthly: (id: string) => MonthlySummary;
}
