/** Keys of the plan: what it learns or answers from. */
export const dataRows = [
  {
    key: "data",
    type: "section",
    doc: "What the system learns or answers from, before it can be used.",
  },
  { key: "data.sources[]", type: "list", doc: "One item for each source of data." },
  {
    key: "data.sources[].name",
    type: "text",
    required: true,
    example: "Help pages",
    doc: "What the source is called.",
  },
  {
    key: "data.sources[].condition",
    type: "choice",
    required: true,
    choices: ["clean", "mixed", "poor"],
    example: "mixed",
    doc: "Clean can be used as it is, mixed needs cleaning, poor needs rework by people.",
  },
  {
    key: "data.sources[].audited",
    type: "flag",
    example: "true",
    doc: "Somebody has looked through it and confirmed its condition, so rework is less likely. Nobody has, when left out.",
  },
  {
    key: "data.sources[].personal_data",
    type: "flag",
    example: "true",
    doc: "It holds personal data, which must be removed or protected. It holds none, when left out.",
  },
  {
    key: "data.scanned_pages",
    type: "quantity",
    unit: "page",
    max: 1e10,
    example: "50k",
    doc: "Scanned pages whose text is read by machine before the launch; none, when left out.",
  },
  {
    key: "data.labels",
    type: "quantity",
    unit: "label",
    max: 1e9,
    example: "5k",
    doc: "Labels that people give before the launch, beside the evaluation set and the examples of tuning; none, when left out.",
  },
] as const;
