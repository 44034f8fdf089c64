/** Keys of the plan: what is built around the model for people to use. */
export const productRows = [
  {
    key: "product",
    type: "section",
    doc: "What is built around the model for people to use: front end, roles, billing, reports. Leave out if the model is added to something that exists.",
  },
  {
    key: "product.features",
    type: "quantity",
    required: true,
    unit: "feature",
    max: 10000,
    example: "6",
    doc: "Features of the product that are not the model's work.",
  },
  {
    key: "product.hours_per_feature",
    type: "quantity",
    unit: "hour / feature",
    max: 100000,
    working: true,
    example: "80 to 400 hours",
    assumed: "eng.product-feature",
    doc: "Hours to build one of them; a day of work has 8 hours, a week 40.",
  },
] as const;
