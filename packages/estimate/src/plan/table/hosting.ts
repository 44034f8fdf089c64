/** Keys of the plan: where the machines of the self-hosted paths stand. */
export const hostingRows = [
  { key: "hosting", type: "section", doc: "Where the machines of the self-hosted paths stand." },
] as const;
