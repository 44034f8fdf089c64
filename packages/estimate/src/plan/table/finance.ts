/** Keys of the plan: money at different times. */
export const financeRows = [
  { key: "finance", type: "section", doc: "How money at different times is compared." },
  {
    key: "finance.discount_rate",
    type: "quantity",
    unit: "share / year",
    max: 1,
    implied: true,
    example: "9 %",
    assumed: "finance.discount",
    doc: "Yearly rate at which later money counts less.",
  },
  {
    key: "finance.price_decline",
    type: "quantity",
    unit: "share / year",
    min: -1,
    max: 0.99,
    example: "0 % / year",
    assumed: "price.token-decline",
    doc: "How fast the prices of the models fall; below 0 % they rise.",
  },
] as const;
