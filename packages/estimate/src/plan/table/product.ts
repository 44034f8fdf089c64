/** Keys of the plan: what is built around the model for people to use. */
export const productRows = [
  { key: "product", type: "section", doc: "What is built around the model for people to use." },
] as const;
