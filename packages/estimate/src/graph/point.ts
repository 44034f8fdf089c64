/** One value of every node: the deterministic estimate, or one draw. */
export interface Point {
  /** Whether the point has a value of this node. */
  readonly has: (id: string) => boolean;
  /** The value of a node without months. */
  readonly value: (id: string) => number;
  /** The value of a node in each month; the same each month for a node without. */
  readonly months: (id: string) => Float64Array;
  /** Parts of formulas that are not finite, though another part may hide it. */
  readonly unsound: readonly UnsoundPart[];
}

/** A part of a node's formula whose value in a month is no finite number. */
export interface UnsoundPart {
  readonly node: string;
  readonly month: number;
  readonly value: number;
}
