import type { Configuration, Place } from "./likeness.ts";

/** A measured point that corrections are drawn from, with its two weights. */
export interface CorrectionPoint {
  readonly place: Place;
  /** Weight for the time of a step (closed loop) or of the whole (batch). */
  readonly step: number;
  /** Weight for the time to the first token. */
  readonly first: number;
}

/** Points of one configuration. */
export interface CorrectionGroup {
  readonly configuration: Configuration;
  readonly points: readonly CorrectionPoint[];
}
