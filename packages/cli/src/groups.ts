/** Headings of the help, in its order. */
export const groups = ["Plans", "Prices", "Capacity", "Catalog", "Shell"] as const;

/** One of {@link groups}. */
export type Group = (typeof groups)[number];

/** What a family of verbs is for, by its first word. */
export const families: Readonly<Record<string, { group: Group; summary: string }>> = {
  capacity: { group: "Capacity", summary: "What hardware serves or trains a model" },
  catalog: { group: "Catalog", summary: "What the catalog holds beside prices of models" },
  price: { group: "Prices", summary: "Look up prices, and price real responses" },
};
