/** Keys of the plan: how the quality of answers is watched. */
export const qualityRows = [
  { key: "quality", type: "section", doc: "How the quality of answers is watched." },
] as const;
