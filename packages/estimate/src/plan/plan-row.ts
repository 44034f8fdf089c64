import type { QuantitySpec } from "./quantity-spec.ts";

interface RowBase {
  /** Path in the plan; a list's key ends in `[]`. */
  readonly key: string;
  readonly doc: string;
  readonly required?: boolean;
}

interface LeafBase extends RowBase {
  /** A value as it may be written. */
  readonly example: string;
  /** Id of the default that applies when the key is left out. */
  readonly assumed?: string;
}

/** A key with keys or items below it. */
export interface BranchRow extends RowBase {
  readonly type: "section" | "list";
  /** Pairs of words: the key of the first says nothing without that of the second. */
  readonly needs?: readonly (readonly [string, string])[];
  /** Words of keys of which at least one must be there. */
  readonly least?: readonly string[];
}

/** A key with a number. */
export interface QuantityRow extends LeafBase, Omit<QuantitySpec, "example"> {
  readonly type: "quantity";
}

/** A key with one or more of a few words. */
export interface ChoiceRow extends LeafBase {
  readonly type: "choice" | "choices";
  readonly choices: readonly string[];
}

/** A key with another kind of value. */
export interface PlainRow extends LeafBase {
  readonly type: "text" | "name" | "flag" | "month" | "version" | "figures";
}

/** One row of the plan table. */
export type LeafRow = QuantityRow | ChoiceRow | PlainRow;
/** Any row of the plan table. */
export type PlanRow = BranchRow | LeafRow;
