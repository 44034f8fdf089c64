/** Where a number comes from: what a reader needs to check it. */
export interface Origin {
  readonly kind: "plan" | "measured" | "published" | "vendor" | "assumption" | "derived";
  /** The source in words: a page, a table row, the plan's file. */
  readonly source: string;
  /** Key of the plan that gave it in place of a default: `inputs.eng.architecture`. */
  readonly key?: string;
  /** The day the source was last read, `YYYY-MM-DD`. */
  readonly checked?: string;
  /** The place in the file it was read from, 1-based. */
  readonly position?: { readonly file: string; readonly line: number; readonly column: number };
}
