/** Keys of the plan: what the system is for. */
export const outcomeRows = [
  {
    key: "outcome",
    type: "section",
    doc: "What the system is for: the unit its cost is divided by.",
  },
  {
    key: "outcome.unit",
    type: "text",
    example: "resolved ticket",
    doc: "The unit of value, in the singular.",
  },
  {
    key: "outcome.success_rate",
    type: "quantity",
    unit: "share",
    min: 0.01,
    example: "35 % to 65 %",
    assumed: "outcome.success-rate",
    doc: "Share of tasks that end in success without a person, on every path that does not state its own.",
  },
  {
    key: "outcome.fallback_cost",
    type: "quantity",
    unit: "USD / task",
    example: "$6 to $25",
    assumed: "outcome.fallback-cost",
    doc: "What a failed task costs when a person takes over; $0 if nobody does.",
  },
] as const;
