import type { Place } from "@outlay/document";
import type { Distribution } from "../distribution/distribution.ts";

/**
 * A quantity of a plan: what is believed, in the canonical unit of its key, with the words it was
 * written in.
 */
export interface Quantity {
  /** In `unit`, whatever unit it was written in; shares as fractions: 3 % is 0.03. */
  readonly distribution: Distribution;
  /** Canonical unit, as the quantity graph writes units: `task / month`, `USD / hour`, `share`. */
  readonly unit: string;
  /** As written. */
  readonly text: string;
  readonly position: Place;
}
