import type { Markish } from "@observablehq/plot";

/** A chart laid out on paper: what is left is to draw it. */
export interface Picture {
  /** px. */
  readonly height: number;
  /** Every place in them is in px. */
  readonly marks: readonly Markish[];
}
