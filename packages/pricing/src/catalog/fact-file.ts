import { type Issue, type Outcome, readDocument, type Shape, shape } from "@outlay/document";
import { decimal } from "../decimal.ts";
import type { PriceStatus } from "../price-line.ts";
import { compareRational } from "../rational.ts";
import type { Sources } from "./source-list.ts";

/** A price or rate beside the models: a range with its unit, dated and sourced. */
export interface CatalogFact {
  readonly id: string;
  readonly name: string;
  /** Of the three amounts, for example `USD / hour` or `USD / GB / month`. */
  readonly unit: string;
  /** The amounts are for this many of what the unit divides by; absent: one. */
  readonly per?: string;
  readonly low: string;
  readonly likely: string;
  readonly high: string;
  readonly status: PriceStatus | "assumption";
  /** The last day for which a source shows it; absent where the source tells none. */
  readonly checked?: string;
  readonly sources: readonly string[];
  readonly note?: string;
}

const factShape: Shape<CatalogFact> = shape.object({
  id: shape.text({ pattern: /[a-z0-9]+(?:[.-][a-z0-9]+)*/, expected: "words joined by . and -" }),
  name: shape.text(),
  unit: shape.text({ max: 60 }),
  per: shape.optional(shape.decimal()),
  low: shape.decimal(),
  likely: shape.decimal(),
  high: shape.decimal(),
  status: shape.choice([
    "seen on invoice",
    "vendor page",
    "two catalogues agree",
    "single source",
    "assumption",
  ]),
  checked: shape.optional(shape.date()),
  sources: shape.list(shape.text(), { min: 1 }),
  note: shape.optional(shape.text()),
});

/**
 * Reads a file of facts, such as `catalog/labour.yaml`: ids are unique, ranges in order, sources known.
 *
 * @param file name for messages; nothing is opened
 */
export function readFacts(
  text: string,
  file: string,
  sources: Sources,
): Outcome<readonly CatalogFact[], Issue[]> {
  const document = shape.checked(
    shape.object({ facts: shape.list(factShape, { min: 1 }) }),
    ({ facts }) =>
      facts.flatMap((fact, index) => {
        const problems: { message: string; at: (string | number)[] }[] = [];
        const say = (key: string, message: string) =>
          problems.push({ message, at: ["facts", index, key] });
        if (facts.findIndex((other) => other.id === fact.id) < index) {
          say("id", `\`${fact.id}\` is already a fact above`);
        }
        const [low, likely, high] = [fact.low, fact.likely, fact.high].map(decimal);
        if (low && likely && high) {
          if (compareRational(low, likely) > 0) say("low", "low is above likely");
          if (compareRational(likely, high) > 0) say("high", "high is below likely");
        }
        for (const id of fact.sources) {
          if (!sources.has(id)) say("sources", `\`${id}\` is not in the list of sources`);
        }
        return problems;
      }),
  );
  const read = readDocument(text, file, document);
  return read.ok ? { ok: true, value: read.value.facts } : read;
}
