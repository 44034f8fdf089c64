import type { Origin } from "@outlay/estimate";

/** Where a number comes from, in a word. */
export const originWords: Readonly<Record<Origin["kind"], string>> = {
  plan: "your plan",
  measured: "measured",
  published: "published",
  vendor: "vendor",
  assumption: "our assumption",
  derived: "derived",
};
