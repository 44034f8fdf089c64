/** Keys of the plan: the examples that the tuned paths learn from. */
export const tuningRows = [
  { key: "tuning", type: "section", doc: "The examples that the tuned paths learn from." },
] as const;
