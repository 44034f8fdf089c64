import type { EstimateNote } from "../sheet/note.ts";

/** A fact by its id; `times` as in `FactPart`. */
export interface ChosenPart {
  readonly id: string;
  readonly times?: number;
}

/** Facts of which one holds, and the plan does not say which: from the lowest to the highest. */
export interface AnyOf {
  readonly anyOf: readonly string[];
}

/** What a choice of a plan takes from the catalog. */
export interface Choice {
  /** Rows of the defaults, each with the facts whose sum stands in its place, or one of which does. */
  readonly rows: Readonly<Record<string, readonly ChosenPart[] | AnyOf>>;
  /** What the choice does not do in this plan. */
  readonly notes: readonly EstimateNote[];
}
