/**
 * What a reader must know beside the numbers.
 *
 * `unpriced` makes the path partial: its totals leave something out. The others are for information.
 */
export type EstimateNoteCode =
  | "unpriced"
  | "does-not-fit"
  | "contradiction"
  | "end-of-life"
  | "context-boundary"
  | "price-fallback"
  | "equal-success";

/** One such note. */
export interface EstimateNote {
  readonly code: EstimateNoteCode;
  /** The path it is about; absent when it is about all. */
  readonly path?: string;
  /** One or two sentences for people. */
  readonly text: string;
}
