/** Keys of the plan: who builds and runs it. */
export const peopleRows = [
  { key: "people", type: "section", doc: "Who builds and runs it." },
  {
    key: "people.rate",
    type: "quantity",
    unit: "USD / hour",
    max: 10000,
    example: "$75 to $120 / hour",
    assumed: "labour.rate.blended",
    doc: "Blended rate of the people who build and run it.",
  },
  {
    key: "people.on_call",
    type: "quantity",
    unit: "USD / week",
    max: 1e6,
    example: "$200 to $800 / week",
    doc: "What people on call are paid for being reachable; nobody is, when left out.",
  },
  {
    key: "people.users",
    type: "quantity",
    unit: "user",
    max: 1e8,
    example: "400",
    doc: "People who learn to use it before the launch; none, when left out.",
  },
  {
    key: "people.training",
    type: "quantity",
    unit: "USD / user",
    max: 1e6,
    example: "$50 to $150 / user",
    assumed: "change.training",
    doc: "What it costs to train one of them, their time included.",
  },
] as const;
