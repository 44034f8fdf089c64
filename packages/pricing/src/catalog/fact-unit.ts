/** Words that units of facts are made of: what is paid, and what it is for. A new one is added here first. */
export const FACT_UNITS = [
  "1",
  "call",
  "cluster",
  "contact",
  "conversation",
  "credit",
  "factor",
  "GB",
  "host",
  "hour",
  "image",
  "job",
  "key",
  "kW",
  "kWh",
  "model",
  "month",
  "node",
  "number",
  "OCU",
  "page",
  "person",
  "record",
  "report",
  "request",
  "resolution",
  "score",
  "search",
  "second",
  "session",
  "share",
  "site",
  "span",
  "system",
  "text-unit",
  "token",
  "trace",
  "unit",
  "USD",
  "user",
  "vCPU",
  "week",
  "year",
] as const;

/** A word of a unit. */
export type FactUnit = (typeof FACT_UNITS)[number];

const known: ReadonlySet<string> = new Set(FACT_UNITS);

/**
 * The words of a unit that nobody knows: a misspelt unit would be a price for something else.
 *
 * @example
 * unknownUnits("USD / GB / month") // => []
 * unknownUnits("USD / gigabyte") // => ["gigabyte"]
 */
export const unknownUnits = (unit: string): string[] =>
  unit.split(" / ").filter((word) => !known.has(word));
