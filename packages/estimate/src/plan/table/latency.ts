/** Keys of the plan: how quick answers must be. */
export const latencyRows = [
  {
    key: "latency",
    type: "section",
    doc: "How quick answers must be. It decides which paths are feasible, and that people are on call.",
  },
  {
    key: "latency.first_token",
    type: "quantity",
    unit: "second",
    min: 0.001,
    max: 86400,
    point: true,
    example: "2 seconds",
    doc: "Longest time to the first word of an answer.",
  },
  {
    key: "latency.whole_answer",
    type: "quantity",
    unit: "second",
    min: 0.001,
    max: 86400,
    point: true,
    example: "10 seconds",
    doc: "Longest time to the end of an answer.",
  },
  {
    key: "latency.percentile",
    type: "quantity",
    unit: "share",
    min: 0.5,
    max: 0.9999,
    point: true,
    example: "95 %",
    doc: "Share of the answers that must be as quick; 95 % when left out.",
  },
] as const;
