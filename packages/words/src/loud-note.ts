import type { Estimate, EstimateNote } from "@outlay/estimate";
import { chosenPath } from "./verdict.ts";

/** What makes a figure wrong, or wants a second look before anyone signs. */
const loudCodes: ReadonlySet<string> = new Set([
  "unpriced",
  "does-not-fit",
  "ended",
  "not-tuned",
  "ends-within-horizon",
  "implausible",
  "book-differs",
  "contract",
  "fallback-assumed",
  "input-unused",
  "review-assumed",
  "too-slow",
  "idle-gpus",
  "large-fleet",
  "below-floor",
]);

/** Codes that matter beside the verdict only where it is about their path. */
const ofChosen: ReadonlySet<string> = new Set([
  "contract",
  "idle-gpus",
  "large-fleet",
  "too-slow",
  "ends-within-horizon",
]);

/** Whether a reader must see a note beside the verdict. */
export const isLoud = (estimate: Estimate, { code, path }: EstimateNote): boolean =>
  loudCodes.has(code) &&
  (!ofChosen.has(code) || path === undefined || path === chosenPath(estimate)?.id);
