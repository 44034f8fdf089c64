/**
 * What a reader must know beside the numbers.
 *
 * `unpriced` makes the path partial: its totals leave something out. `does-not-fit`, `ended` and
 * `not-tuned` rule it out. The others are for information; `ends-within-horizon` and `implausible` want a second look.
 */
export type EstimateNoteCode =
  | "unpriced"
  | "does-not-fit"
  | "contradiction"
  | "contract"
  | "book-differs"
  | "end-of-life"
  | "promotion"
  | "context-boundary"
  | "price-fallback"
  | "equal-success"
  | "success-correlated"
  | "fallback-assumed"
  | "review-assumed"
  | "below-floor"
  | "ended"
  | "not-tuned"
  | "ends-within-horizon"
  | "spot"
  | "implausible"
  | "input-unused"
  | "examples-assumed"
  | "reranker-assumed"
  | "cache-risk"
  | "cache-off"
  | "provisioned"
  | "images-unchecked"
  | "machine-choice"
  | "too-slow"
  | "idle-gpus"
  | "large-fleet";

/** One such note. */
export interface EstimateNote {
  readonly code: EstimateNoteCode;
  /** The path it is about; absent when it is about all. */
  readonly path?: string;
  /** One or two sentences for people. */
  readonly text: string;
  /** Of `end-of-life`: the model that is promised until a day, `YYYY-MM-DD` or `YYYY-MM`, and no longer. */
  readonly promised?: { readonly name: string; readonly until: string };
}
