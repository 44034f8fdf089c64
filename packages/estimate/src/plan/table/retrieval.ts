/** Keys of the plan: documents the model answers from. */
export const retrievalRows = [
  {
    key: "retrieval",
    type: "section",
    doc: "Documents the model answers from; leave out if none.",
  },
  {
    key: "retrieval.documents",
    type: "quantity",
    unit: "document",
    max: 1e10,
    example: "20k",
    doc: "Documents in the collection.",
  },
  {
    key: "retrieval.chunks",
    type: "quantity",
    required: true,
    unit: "chunk",
    max: 1e12,
    example: "200k",
    doc: "Pieces the documents are cut into, each with its own embedding.",
  },
  {
    key: "retrieval.tokens_per_chunk",
    type: "quantity",
    unit: "token / chunk",
    max: 1e6,
    example: "400",
    assumed: "retrieval.tokens-per-chunk",
    doc: "Tokens of one piece.",
  },
  {
    key: "retrieval.changed",
    type: "quantity",
    unit: "share / month",
    max: 100,
    example: "5 % / month",
    assumed: "retrieval.changed",
    doc: "Share of the pieces that is embedded again.",
  },
] as const;
