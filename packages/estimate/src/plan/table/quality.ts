/** Keys of the plan: how the quality of answers is watched. */
export const qualityRows = [
  {
    key: "quality",
    type: "section",
    doc: "How the quality of answers is watched: runs × cases × price of a case, and people who look at the results.",
  },
  {
    key: "quality.golden_set",
    type: "quantity",
    unit: "case",
    max: 1e7,
    example: "200 to 400",
    assumed: "evaluation.cases",
    doc: "Cases with known answers that the system is tried on. The default is doubled for a tuned model and a regulated plan.",
  },
  {
    key: "quality.runs",
    type: "quantity",
    unit: "run / month",
    max: 1e5,
    example: "4 to 20 / month",
    assumed: "evaluation.runs",
    doc: "How often all cases are run.",
  },
  {
    key: "quality.judge",
    type: "name",
    example: "anthropic/claude-sonnet-4-6",
    doc: "Model of the price book that judges the answers; the path's own model when left out, which on machines of your own costs nothing more.",
  },
] as const;
