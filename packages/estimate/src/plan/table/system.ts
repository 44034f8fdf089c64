/** Keys of the plan: the system as a whole. */
export const systemRows = [
  {
    key: "outlay",
    type: "version",
    required: true,
    example: "1",
    doc: "Version of the plan language: 1.",
  },
  {
    key: "name",
    type: "text",
    required: true,
    example: "Support assistant",
    doc: "What the system is called, for headings.",
  },
  {
    key: "description",
    type: "text",
    example: "Answers customers' questions over our help pages.",
    doc: "What it does and for whom, in a sentence or two.",
  },
  {
    key: "start",
    type: "month",
    example: "2027-01",
    doc: "First month of use, the launch; the build is paid for before it. 2027-01, when left out.",
  },
  {
    key: "horizon",
    type: "quantity",
    unit: "month",
    min: 1,
    max: 120,
    whole: true,
    point: true,
    example: "60 months",
    doc: "Months of use that are counted, beside the build; 60, when left out.",
  },
  {
    key: "price_book",
    type: "name",
    example: "list",
    doc: "Price book: `list` for published prices, another book of the catalog, e.g. `article-2026`, or a file of your own beside the plan, `contract.yaml`: a contract, or a price file; `list`, when left out.",
  },
  {
    key: "scope",
    type: "choice",
    choices: ["narrow", "standard", "broad"],
    example: "standard",
    assumed: "scope.multiplier",
    doc: "Size of the build: one narrow task or internal tool, one assistant, or several tasks and channels.",
  },
] as const;
