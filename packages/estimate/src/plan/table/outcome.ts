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
  {
    key: "outcome.quality_floor",
    type: "quantity",
    unit: "share",
    point: true,
    example: "60 %",
    doc: "Least share of tasks that must end in success without a person. A path whose success rate lies below it at the middle is shown with all its figures, but cannot win. No floor, when left out.",
  },
  {
    key: "outcome.worth",
    type: "quantity",
    unit: "USD / task",
    example: "$15 to $40",
    doc: "What one task that ends in success is worth; the value that a path creates then stands beside its cost.",
  },
] as const;
