import type { Distribution } from "../../distribution/index.ts";
import type { Origin } from "../../graph/index.ts";

/** What an estimate takes for one quantity when the plan does not say. */
export interface Default {
  readonly id: string;
  /** Unit of `distribution`. */
  readonly unit: string;
  readonly distribution: Distribution;
  /** The paths or plans the row is for, in words. */
  readonly appliesTo: string;
  /** `assumption`: no source backs it, and it is shown as assumed wherever it appears. */
  readonly origin: "published" | "vendor" | "assumption";
  readonly source: string;
  readonly note?: string;
  /** The day someone last compared the row with its source, `YYYY-MM-DD`. */
  readonly checked?: string;
  /** Id of the fact of the catalog whose amounts the row has. */
  readonly fact?: string;
  /** Whether a line of an estimate takes the row; if not, it waits for one. */
  readonly taken: boolean;
  /** What its figures are for, as people read them: 1,000,000 for a price of a million; 1 if absent. */
  readonly per?: number;
  /** Bounds of a figure that a plan gives instead, in `unit`, where they are not those of the unit. */
  readonly min?: number;
  readonly max?: number;
  /** How a plan's own figure is read where no key says so: see `QuantitySpec`. */
  readonly compounds?: "rise" | "fall";
  readonly working?: boolean;
  /** The figure of a plan that stands in the row's place, as the source of its number. */
  readonly own?: Origin;
}

/** All defaults by id. */
export type Defaults = ReadonlyMap<string, Default>;
