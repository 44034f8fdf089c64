/** Keys of the plan: what is agreed with sellers, beside their list prices. */
export const commercialRows = [
  {
    key: "commercial",
    type: "section",
    doc: "What is agreed with sellers, beside their list prices.",
  },
] as const;
