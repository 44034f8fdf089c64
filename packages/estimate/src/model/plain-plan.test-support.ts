/** A plan that a pocket calculator copes with; `parts` replace or add sections of it. */
export function plainPlan(parts: Readonly<Record<string, string>> = {}): string {
  const workload: Record<string, string> = {
    tasks: "1000 / month",
    growth: "0 % / year",
    ramp: "0 months",
    steps_per_task: "1",
    turns_per_conversation: "1",
    input_tokens: "1000",
    output_tokens: "100",
    question_tokens: "50",
    tool_result_tokens: "600",
    reasoning_multiple: "0",
    retry_share: "0 %",
    nonproduction_share: "0 %",
    active_hours: "10 hours / day",
    active_days: "7 days / week",
    peak_factor: "2",
  };
  const sections: Record<string, string> = {
    horizon: "24 months",
    paths: "{ hosted: { model: acme/one } }",
    people: "{ rate: $100 / hour }",
    finance: "{ discount_rate: 0 %, price_decline: 0 % / year }",
  };
  for (const [key, value] of Object.entries(parts)) {
    if (key.startsWith("workload.")) workload[key.slice("workload.".length)] = value;
    else sections[key] = value;
  }
  const written = Object.entries(workload).map(([key, value]) => `${key}: "${value}"`);
  return [
    "outlay: 1",
    "name: Plain",
    "start: 2027-01",
    `workload: { ${written.join(", ")} }`,
    ...Object.entries(sections).map(([key, value]) => `${key}: ${value}`),
  ].join("\n");
}

/** Both paths, on the facts of `plainFacts`. */
export const bothPaths =
  "{ hosted: { model: acme/one }, self-hosted: { model: tiny, accelerator: plain, redundancy: 0 } }";
