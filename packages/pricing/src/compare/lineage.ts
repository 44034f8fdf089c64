/** Catalogues that copy one another, by the one that they copy. */
const COPIES: Readonly<Record<string, readonly string[]>> = {
  litellm: ["tokencost", "langchain-cost"],
  "models.dev": ["tokenlens", "opencode"],
  "genai-prices": ["logfire"],
  portkey: [],
};

const LINEAGES: ReadonlyMap<string, string> = new Map(
  Object.entries(COPIES).flatMap(([origin, names]) => names.map((name) => [name, origin])),
);

/**
 * Whose word a catalogue repeats: two of one lineage are one witness. A name that is not in the
 * list is a lineage of its own.
 *
 * @example
 * ["tokencost", "litellm", "acme"].map(lineageOf) // => ["litellm", "litellm", "acme"]
 */
export const lineageOf = (catalogue: string): string => LINEAGES.get(catalogue) ?? catalogue;
