import type { BaselineId } from "@outlay/estimate";

/** What the paths are held against, for people. */
export const baselineWords: Readonly<Record<BaselineId, string>> = {
  "do-nothing": "people do it all, as today",
  buy: "a product is bought",
  "from-scratch": "a model from nothing, training alone",
};
