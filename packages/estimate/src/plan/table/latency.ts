/** Keys of the plan: how quick answers must be. */
export const latencyRows = [
  { key: "latency", type: "section", doc: "How quick answers must be." },
] as const;
