/** Keys of the plan: how quick answers must be. */
export const latencyRows = [
  {
    key: "latency",
    type: "section",
    least: ["first_token", "whole_answer"],
    doc: "How quick answers must be. It decides which paths are feasible.",
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
    doc: "Share of the answers that are promised to be as quick: a level of service, so that people are on call. Left out: 95 %, as a wish.",
  },
] as const;
