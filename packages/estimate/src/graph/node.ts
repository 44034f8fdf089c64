import type { Distribution } from "../distribution/distribution.ts";
import type { Expression } from "./expression.ts";
import type { Origin } from "./origin.ts";

/** Free labels by which nodes are cut and summed: path, line, category, phase … */
export type Tags = Readonly<Record<string, string>>;

/** A quantity that is believed, not calculated. */
export interface InputNode {
  readonly kind: "input";
  /** Unique in the graph; also the key of its random stream, unless `stream` says another. */
  readonly id: string;
  readonly unit: string;
  /** What is counted, in a sentence. */
  readonly doc: string;
  readonly distribution: Distribution;
  readonly origin: Origin;
  readonly tags: Tags;
  /** Key of the random stream. Two inputs with one key move together, draw by draw. */
  readonly stream?: string;
}

/** A quantity that is calculated from others. */
export interface FormulaNode {
  readonly kind: "formula";
  readonly id: string;
  readonly unit: string;
  readonly doc: string;
  readonly formula: Expression;
  readonly tags: Tags;
  /** Where the formula comes from, when it comes from somewhere. */
  readonly origin?: Origin;
}

/** One named quantity of an estimate. */
export type GraphNode = InputNode | FormulaNode;

/**
 * Inputs that are drawn together. `matrix` is symmetric with ones on its diagonal, in the order of
 * `inputs`; `measure` says what its numbers are: correlations of the underlying normals, or rank
 * correlations (Spearman) of the quantities themselves.
 */
export interface CorrelatedGroup {
  readonly inputs: readonly string[];
  readonly matrix: readonly (readonly number[])[];
  readonly measure: "normal" | "rank";
}
