import type { Problem } from "@outlay/document";

/** Why a quantity is refused, and how its text could be mended. */
export interface Refusal extends Omit<Problem, "suggestion"> {
  /** Makes the likely intended text from the written one; offered only if it can be read. */
  readonly mend?: (text: string) => string;
}

/** Mends by putting a word in the place of the offending part. */
export const replacing =
  (from: number, to: number, word: string): ((text: string) => string) =>
  (text) =>
    text.slice(0, from) + word + text.slice(to);
