import { type CheckProblem, type Issue, type Outcome, readDocument, shape } from "@outlay/document";
import { evidenceProblems } from "./lints/evidence.ts";
import {
  PROVISIONED_PERIODS,
  PROVISIONED_TERMS,
  type Provisioned,
  usdPerUnitHour,
} from "./provisioned.ts";
import type { Sources } from "./source-list.ts";

const id = shape.text({
  pattern: /[a-z0-9]+(?:[.-][a-z0-9]+)*/,
  expected: "words joined by . and -",
});
const count = (doc: string) => shape.integer({ min: 1, doc });
const evidence = {
  status: shape.choice([
    "seen on invoice",
    "vendor page",
    "two catalogues agree",
    "single source",
  ] as const),
  checked: shape.date({ doc: "The last day for which a source shows it." }),
  sources: shape.list(shape.text({ max: 60 }), { min: 1, doc: "Ids of `sources/`." }),
  note: shape.optional(shape.text()),
};

const provisionedShape = shape.object({
  units: shape.list(
    shape.object({
      id,
      provider: shape.text({ max: 60 }),
      name: shape.text(),
      region: shape.text({ max: 60 }),
      prices: shape.list(
        shape.object({
          term: shape.choice(PROVISIONED_TERMS),
          usd: shape.decimal({ doc: "USD for one unit and `per`.", examples: ["260"] }),
          per: shape.choice(PROVISIONED_PERIODS),
          ...evidence,
        }),
        { min: 1 },
      ),
    }),
    { min: 1 },
  ),
  carries: shape.list(
    shape.object({
      units: shape.list(id, { min: 1 }),
      models: shape.list(shape.text({ max: 100 }), { min: 1 }),
      minimum: count("Fewest units that are sold."),
      increment: count("Step to more units."),
      input_tokens_per_minute: shape.optional(count("What one unit carries.")),
      output_tokens_per_minute: shape.optional(count("What one unit of output carries.")),
      output_weight: shape.optional(
        shape.number({ min: 0, doc: "Input tokens that an output token weighs." }),
      ),
      cached_weight: shape.optional(
        shape.number({ min: 0, doc: "Input tokens that a cached token weighs." }),
      ),
      ...evidence,
    }),
    { min: 1 },
  ),
});

/**
 * Reads `catalog/provisioned.yaml`: units and what they carry belong together, sources are known, and a
 * longer term never costs more by the hour.
 *
 * @param file name for messages; nothing is opened
 */
export function readProvisioned(
  text: string,
  file: string,
  sources: Sources,
): Outcome<Provisioned, Issue[]> {
  const linted = shape.checked(provisionedShape, (value) => [
    ...unitProblems(value),
    ...carryProblems(value),
    ...unproven(value, sources),
  ]);
  return readDocument(text, file, linted);
}

function unitProblems({ units, carries }: Provisioned): CheckProblem[] {
  return units.flatMap((unit, index) => {
    const say = (message: string, ...at: (string | number)[]): CheckProblem => ({
      code: "inconsistent",
      message,
      at: ["units", index, ...at],
    });
    const problems: CheckProblem[] = [];
    if (units.findIndex((other) => other.id === unit.id) < index) {
      problems.push(say(`\`${unit.id}\` is already a unit above`, "id"));
    }
    if (!carries.some((carry) => carry.units.includes(unit.id))) {
      problems.push(say(`no model is said to be sold in \`${unit.id}\``, "id"));
    }
    for (const [at, price] of unit.prices.entries()) {
      if (Number(price.usd) <= 0)
        problems.push(say("a unit that costs nothing", "prices", at, "usd"));
      const before = unit.prices[at - 1];
      if (before === undefined) continue;
      if (termOf(price.term) <= termOf(before.term)) {
        problems.push(
          say("terms from the shortest to the longest, each once", "prices", at, "term"),
        );
      } else if (usdPerUnitHour(price) > usdPerUnitHour(before)) {
        const words = `a ${price.term} costs more by the hour than a ${before.term}`;
        problems.push(say(words, "prices", at, "usd"));
      }
    }
    return problems;
  });
}

const termOf = (term: (typeof PROVISIONED_TERMS)[number]): number =>
  PROVISIONED_TERMS.indexOf(term);

function carryProblems({ units, carries }: Provisioned): CheckProblem[] {
  const seen = new Set<string>();
  return carries.flatMap((carry, index) => {
    const say = (message: string, key: string): CheckProblem => ({
      code: "inconsistent",
      message,
      at: ["carries", index, key],
    });
    const problems: CheckProblem[] = [];
    for (const unit of carry.units) {
      if (!units.some((one) => one.id === unit)) problems.push(say(`no unit \`${unit}\``, "units"));
      for (const model of carry.models) {
        const pair = `${unit} ${model}`;
        if (seen.has(pair)) problems.push(say(`\`${model}\` stands above for ${unit}`, "models"));
        seen.add(pair);
      }
    }
    const { input_tokens_per_minute: input, output_tokens_per_minute: output } = carry;
    if (input !== undefined && output !== undefined) {
      problems.push(say("units of input or of output: not both", "output_tokens_per_minute"));
    }
    if (carry.output_weight !== undefined && input === undefined) {
      problems.push(say("a weight without tokens a minute", "output_weight"));
    }
    return problems;
  });
}

/** The same that is asked of the evidence of prices. */
function unproven({ units, carries }: Provisioned, sources: Sources): CheckProblem[] {
  const rows = [
    ...units.flatMap(({ prices }, unit) =>
      prices.map((row, index) => ({ row, at: ["units", unit, "prices", index] })),
    ),
    ...carries.map((row, index) => ({ row, at: ["carries", index] })),
  ];
  return rows.flatMap(({ row: { status, checked, sources: ids }, at }) =>
    evidenceProblems({ sources: ids, status, checked, at }, sources),
  );
}
