import {
  fail,
  type Issue,
  type Outcome,
  ok,
  readDocument,
  shape,
  type ValueOf,
} from "@outlay/document";
import { checkDistribution, type Distribution } from "../../distribution/index.ts";
import { readUnit } from "../../graph/index.ts";
import type { Default, Defaults } from "./default.ts";

const row = shape.object({
  id: shape.text({ pattern: /[a-z0-9]+(?:[.-][a-z0-9]+)*/, expected: "words joined by . and -" }),
  unit: shape.text({ doc: "Unit of the three numbers.", examples: ["USD / hour"] }),
  per: shape.optional(
    shape.number({ min: 1, doc: "The numbers are for this many of what the unit divides by." }),
  ),
  form: shape.optional(
    shape.choice(["pert", "overrun"], {
      doc: "pert: ends and mode. overrun: P10, P50 and P90 of a heavy-tailed factor, cut at 4.",
    }),
  ),
  low: shape.number(),
  likely: shape.number(),
  high: shape.number(),
  min: shape.optional(shape.number({ doc: "Least that a plan may give instead." })),
  max: shape.optional(shape.number({ doc: "Most that a plan may give instead." })),
  compounds: shape.optional(
    shape.choice(["rise", "fall"], { doc: "A plan's rate by the month or quarter compounds." }),
  ),
  working: shape.optional(
    shape.flag({ doc: "A plan's time is time that people work: 1,800 hours a year." }),
  ),
  applies_to: shape.text(),
  origin: shape.choice(["published", "vendor", "assumption"]),
  source: shape.text(),
  note: shape.optional(shape.text()),
  checked: shape.optional(shape.date()),
  fact: shape.optional(
    shape.text({ doc: "Id of the fact of the catalog whose amounts the row has." }),
  ),
  taken: shape.optional(
    shape.choice(["later"], { doc: "No line of an estimate takes the row yet." }),
  ),
});

const document = shape.object({ defaults: shape.list(row) });

/** The overrun factor is cut here: a project four times its estimate is stopped. Assumption. */
export const overrunCeiling = 4;

/**
 * Reads `catalog/defaults.yaml`.
 *
 * Beyond the shape, each unit must be readable, each id unique, and low ≤ likely ≤ high; such rows
 * are answered with an issue that names them.
 *
 * @param file name for messages
 */
export function readDefaults(text: string, file: string): Outcome<Defaults, Issue[]> {
  const read = readDocument(
    text,
    file,
    shape.checked(document, ({ defaults }) => {
      const seen = new Set<string>();
      return defaults.flatMap((each, index) => {
        const problems = problemsOf(each).map((message) => ({ message, at: ["defaults", index] }));
        if (seen.has(each.id)) {
          problems.push({ message: `the id ${each.id} is used twice`, at: ["defaults", index] });
        }
        seen.add(each.id);
        return problems;
      });
    }),
  );
  if (!read.ok) return fail(read.error);
  return ok(new Map(read.value.defaults.map((each) => [each.id, defaultOf(each)])));
}

function problemsOf(each: ValueOf<typeof row>): string[] {
  const problems: string[] = [];
  if (!readUnit(each.unit).ok) problems.push(`the unit "${each.unit}" cannot be read`);
  if (!checkDistribution(distributionOf(each)).ok) {
    problems.push(`low ${each.low}, likely ${each.likely}, high ${each.high} are not in order`);
  }
  return problems;
}

function distributionOf(each: ValueOf<typeof row>): Distribution {
  const [low, likely, high] = [each.low, each.likely, each.high].map(
    (value) => value / (each.per ?? 1),
  ) as [number, number, number];
  if (each.form === "overrun") {
    return { kind: "overrun", p10: low, p50: likely, p90: high, ceiling: overrunCeiling };
  }
  return low === likely && likely === high
    ? { kind: "point", value: likely }
    : { kind: "pert", low, likely, high };
}

function defaultOf(each: ValueOf<typeof row>): Default {
  return {
    id: each.id,
    unit: each.unit,
    distribution: distributionOf(each),
    appliesTo: each.applies_to,
    origin: each.origin,
    source: each.source,
    ...(each.note === undefined ? {} : { note: each.note }),
    ...(each.checked === undefined ? {} : { checked: each.checked }),
    ...(each.fact === undefined ? {} : { fact: each.fact }),
    taken: each.taken === undefined,
    ...(each.per === undefined ? {} : { per: each.per }),
    ...(each.min === undefined ? {} : { min: each.min / (each.per ?? 1) }),
    ...(each.max === undefined ? {} : { max: each.max / (each.per ?? 1) }),
    ...(each.compounds === undefined ? {} : { compounds: each.compounds }),
    ...(each.working === undefined ? {} : { working: each.working }),
  };
}
