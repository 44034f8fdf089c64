/** Keys of the plan: tasks whose result a person checks. */
export const reviewRows = [
  { key: "review", type: "section", doc: "Tasks whose result a person checks." },
  {
    key: "review.share",
    type: "quantity",
    unit: "share",
    example: "0.5 % to 2 %",
    assumed: "review.share",
    doc: "Share of the tasks whose result a person checks. Under a regime beyond GDPR and SOC 2 review.share.regulated is assumed instead, up to every result.",
  },
  {
    key: "review.minutes",
    type: "quantity",
    unit: "minute / task",
    max: 10000,
    example: "2 to 5 minutes",
    assumed: "review.minutes",
    doc: "Time for the result of one task, all its turns.",
  },
  {
    key: "review.rate",
    type: "quantity",
    unit: "USD / hour",
    max: 10000,
    working: true,
    example: "$30 to $60 / hour",
    assumed: "labour.rate.reviewer",
    doc: "What an hour of these people costs, or a year: `$60k / year`. A year is 1,800 hours of work, a month 150, a week 40, a day 8.",
  },
] as const;
