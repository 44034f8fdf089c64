import type { PlacedBuildLine } from "./line.ts";

/**
 * Whether published quotes count the line: not the proof of concept, the overrun, the training of
 * users, and what a wait costs.
 */
export const isQuoted = (line: PlacedBuildLine): boolean =>
  line.quoted !== false && line.category !== "overrun" && line.category !== "proof-of-concept";
