import type { CatalogFact } from "@outlay/pricing";
import type { Distribution } from "../../distribution/index.ts";
import type { Default } from "./default.ts";

/** A fact of the catalog, and what one of its units is in units of a row. */
export interface FactPart {
  readonly fact: CatalogFact;
  /** The row's amount is the fact's times this, for example GB / chunk for a price by the gigabyte. */
  readonly times: number;
}

/**
 * A row of the defaults with the amounts of facts in its place: their sum, with where they were read. A
 * price of a seller is a vendor's; an assumption stays one. The day is that of the oldest fact; none,
 * where a fact has none.
 *
 * @param row whose id, unit and words stay
 * @param parts none where the seller asks nothing of this kind: the row is then 0
 */
export function defaultOfFacts(row: Default, parts: readonly FactPart[]): Default {
  const sum = (end: End): number =>
    parts.reduce((all, { fact, times }) => all + amountOf(fact, end) * times, 0);
  const facts = parts.map(({ fact }) => fact);
  return {
    ...filled(row, facts, sum("low"), sum("likely"), sum("high")),
    source:
      facts.length === 0 ? "the seller asks nothing of this kind" : facts.map(factWords).join("; "),
  };
}

/**
 * A row with the amounts of facts of which one holds: from the lowest to the highest, most likely the
 * one in the middle.
 *
 * @param facts at least one, of one unit
 */
export function defaultOfAnyFact(row: Default, facts: readonly CatalogFact[]): Default {
  const [only] = facts;
  if (facts.length === 1 && only !== undefined)
    return defaultOfFacts(row, [{ fact: only, times: 1 }]);
  const sorted = (end: End): number[] =>
    facts.map((fact) => amountOf(fact, end)).toSorted(ascending);
  const likely = sorted("likely")[Math.floor((facts.length - 1) / 2)] ?? 0;
  const sources = [...new Set(facts.flatMap((fact) => fact.sources))];
  return {
    ...filled(row, facts, sorted("low")[0] ?? 0, likely, sorted("high").at(-1) ?? 0),
    source: `${facts.length} facts of the catalog, ${facts.map(({ id }) => id).join(", ")}, from ${sources.join(", ")}`,
  };
}

type End = "low" | "likely" | "high";

const ascending = (a: number, b: number): number => a - b;

const amountOf = (fact: CatalogFact, end: End): number =>
  Number(fact[end]) / Number(fact.per ?? "1");

function filled(
  row: Default,
  facts: readonly CatalogFact[],
  low: number,
  likely: number,
  high: number,
): Default {
  const { note: _ours, checked: _day, fact: _named, ...rest } = row;
  const days = facts.map(({ checked }) => checked);
  const checked = days.every((day) => day !== undefined) ? days.toSorted()[0] : undefined;
  return {
    ...rest,
    distribution: distributionOf(low, likely, high),
    origin: originOf(facts),
    ...(checked === undefined ? {} : { checked }),
  };
}

/** What an explanation says of a fact: its name and id in the catalog, its sources, its note. */
const factWords = ({ id, name, sources, note }: CatalogFact): string =>
  `${name} (catalog ${id}, from ${sources.join(", ")})${note === undefined ? "" : `, ${note}`}`;

const originOf = (facts: readonly CatalogFact[]): Default["origin"] => {
  if (facts.some(({ status }) => status === "assumption")) return "assumption";
  return facts.every(({ seller }) => seller !== undefined) ? "vendor" : "published";
};

const distributionOf = (low: number, likely: number, high: number): Distribution =>
  low === high ? { kind: "point", value: likely } : { kind: "pert", low, likely, high };
