/** Keys of the plan: a ready product that could be bought instead. */
export const buyRows = [
  { key: "buy", type: "section", doc: "A ready product that could be bought instead." },
] as const;
