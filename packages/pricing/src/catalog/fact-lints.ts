import type { CheckProblem } from "@outlay/document";
import { decimal } from "../decimal.ts";
import { compareRational, type Rational, ratio, times } from "../rational.ts";
import type { CatalogFact } from "./fact.ts";
import { FACT_UNITS, unknownUnits } from "./fact-unit.ts";
import { evidenceProblems } from "./lints/evidence.ts";
import type { Sources } from "./source-list.ts";

/** Something suspicious in a list of facts; `at` leads to it from the list. */
export type FactLint = (facts: readonly CatalogFact[], sources: Sources) => readonly CheckProblem[];

/** A unit with a word that is not known. */
export const unitKnown: FactLint = (facts) =>
  facts.flatMap(({ unit }, index) =>
    unknownUnits(unit).map((word) => ({
      message: `\`${word}\` is no known unit (${FACT_UNITS.join(", ")})`,
      at: [index, "unit"],
    })),
  );

/** An id that stands above already. */
export const idOnce: FactLint = (facts) =>
  facts.flatMap(({ id }, index) =>
    facts.findIndex((other) => other.id === id) < index
      ? [
          {
            code: "duplicate_key" as const,
            message: `\`${id}\` is already a fact above`,
            at: [index, "id"],
          },
        ]
      : [],
  );

/** Amounts that are not in order, or an explicit nothing without a word on why. */
export const amountsInOrder: FactLint = (facts) =>
  facts.flatMap((fact, index): CheckProblem[] => {
    const [low, likely, high] = amountsOf(fact);
    if (compareRational(low, likely) > 0)
      return [{ message: "low is above likely", at: [index, "low"] }];
    if (compareRational(likely, high) > 0) {
      return [{ message: "high is below likely", at: [index, "high"] }];
    }
    if (likely.n === 0n && fact.note === undefined) {
      return [
        {
          code: "inconsistent",
          message:
            "0 without a note: say that it is free, or leave the fact out when it is not known",
          at: [index, "likely"],
        },
      ];
    }
    return [];
  });

/** Sources that do not bear the status or the day out, or that have a day which the fact does not give. */
export const evidenceStands: FactLint = (facts, sources) =>
  facts.flatMap((fact, index): CheckProblem[] => {
    const status = fact.status === "assumption" ? undefined : fact.status;
    const problems = evidenceProblems(
      { sources: fact.sources, status, checked: fact.checked, at: [index] },
      sources,
    );
    if (problems.length > 0) return problems;
    const assumed = fact.sources.every((id) => sources.get(id)?.kind === "assumption");
    if (assumed !== (fact.status === "assumption")) {
      return [
        {
          code: "inconsistent",
          message: assumed
            ? "its only source is an assumption: its status must say so"
            : "an assumption has `sources: [assumption]`",
          at: [index, "status"],
        },
      ];
    }
    const dated = fact.sources.filter((id) => sources.get(id)?.dated !== undefined);
    if (fact.checked !== undefined || dated.length === 0) return [];
    return [
      {
        message: `its source ${dated[0]} has a day, so \`checked\` can say until when it shows this`,
        at: [index, "id"],
      },
    ];
  });

/** How far above or below the median of its siblings a fact may be without a note. */
const farFromSiblings = 12n;

/** Siblings that make a median worth comparing with. */
const enoughSiblings = 3;

/**
 * A likely amount twelve times above or below the median of its siblings, without a note on why: most
 * often a price per thousand among prices per million. Siblings have the same unit, the same first word
 * of the id and, beyond two words, the same last: `vector.pinecone.storage`, `vector.zilliz.storage`.
 */
export const nearSiblings: FactLint = (facts) =>
  facts.flatMap((fact, index): CheckProblem[] => {
    if (fact.note !== undefined) return [];
    const siblings = facts.filter((other) => other !== fact && kindOf(other) === kindOf(fact));
    const median = medianOf(siblings.map((other) => amountsOf(other)[1]));
    const [, likely] = amountsOf(fact);
    if (siblings.length < enoughSiblings || median === undefined || median.n === 0n) return [];
    const far =
      compareRational(likely, times(median, ratio(farFromSiblings))) > 0 ||
      compareRational(times(likely, ratio(farFromSiblings)), median) < 0;
    if (!far) return [];
    return [
      {
        code: "inconsistent",
        message: `${fact.likely} ${fact.unit} is more than ${farFromSiblings} times off its siblings (${siblings.map(({ id }) => id).join(", ")}): say why in a note`,
        at: [index, "likely"],
      },
    ];
  });

/** All lints of facts. */
export const FACT_LINTS: readonly FactLint[] = [
  idOnce,
  unitKnown,
  amountsInOrder,
  evidenceStands,
  nearSiblings,
];

const amountsOf = ({ low, likely, high }: CatalogFact): [Rational, Rational, Rational] => [
  decimal(low),
  decimal(likely),
  decimal(high),
];

const kindOf = ({ id, unit, per = "1" }: CatalogFact): string => {
  const [subject, ...rest] = id.split(".");
  return [subject, rest.length > 1 ? rest.at(-1) : "", unit, per].join("|");
};

function medianOf(values: readonly Rational[]): Rational | undefined {
  const sorted = values.toSorted(compareRational);
  return sorted[Math.floor(sorted.length / 2)];
}
