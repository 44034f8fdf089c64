import { type Curve, curveOf } from "./curve.ts";
import type { Distribution } from "./distribution.ts";
import { type QuantileTable, quantileTable } from "./quantile-table.ts";

/** A distribution whose dear parts are worked out once. */
export interface KnownCurve {
  readonly curve: Curve;
  /** The value at u; remembered, for the few u that are asked for again and again. */
  readonly at: (u: number) => number;
  /** The table for sampling, where the curve has a slope and is smooth enough. */
  readonly table: () => QuantileTable | undefined;
}

/** Curves that are kept; a table takes 5 KB. */
const MOST = 1024;
const known = new Map<string, KnownCurve>();

/**
 * The curve of a distribution: the same object for the same numbers. An app that estimates again
 * while one number is dragged makes one table, not a hundred.
 */
export function knownCurve(distribution: Distribution): KnownCurve {
  const key = JSON.stringify(distribution);
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = remembering(curveOf(distribution));
  if (known.size >= MOST) known.delete(known.keys().next().value as string);
  known.set(key, made);
  return made;
}

function remembering(curve: Curve): KnownCurve {
  const values = new Map<number, number>();
  let table: QuantileTable | undefined;
  let tabled = false;
  return {
    curve,
    at: (u) => {
      const before = values.get(u);
      if (before !== undefined) return before;
      const value = curve.at(u);
      if (values.size < 64) values.set(u, value);
      return value;
    },
    table: () => {
      if (!tabled && curve.slope !== undefined) table = quantileTable(curve.at, curve.slope);
      tabled = true;
      return table;
    },
  };
}
