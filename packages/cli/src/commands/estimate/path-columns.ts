import type { PathResult } from "@outlay/estimate";
import { pathWords } from "./verdict-text.ts";

/** Head of a path's column; a path that leaves something out says so above every figure. */
export const titleOf = ({ id, status }: PathResult): string =>
  status === "partial" ? `${pathWords[id]} (too low)` : pathWords[id];
