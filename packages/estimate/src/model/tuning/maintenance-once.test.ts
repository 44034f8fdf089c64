import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centre } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { buildModel, type Model } from "../build-model.ts";
import { readDefaults } from "../defaults/read-defaults.ts";
import { plainFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";

const read = readDefaults(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
  "defaults.yaml",
);
if (!read.ok) throw new Error("the defaults do not read");
const defaults = read.value;

const paths =
  "{ hosted: { model: acme/one }, hosted-tuned: { model: acme/one }, self-hosted: { model: tiny, accelerator: plain, redundancy: 0 }, self-hosted-tuned: { model: tiny, accelerator: plain, redundancy: 0 } }";

type Way = "share" | "by-parts";

function modelOf(way: Way, values: Readonly<Record<string, number>> = {}): Model {
  const text = plainPlan({ paths, finance: `{ maintenance: ${way} }` });
  const plan = parsePlan(text, "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, plainFacts(defaults, values));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
}

function totals({ graph, paths: built }: Model): number[] {
  const middle = centre(graph);
  if (!middle.ok) throw new Error(JSON.stringify(middle.error));
  return built.map(({ id }) => middle.value.value(`${id}.total`));
}

const linesOf = ({ runLines }: Model, path: string): string[] =>
  runLines.filter((line) => line.path === path).map(({ id }) => id);

const share = modelOf("share");
const parts = modelOf("by-parts");

describe("maintenance is never counted twice", () => {
  it.each(share.paths.map(({ id }) => id))("%s has the share or its parts", (path) => {
    const byShare = linesOf(share, path);
    expect(byShare).toContain("maintenance");
    expect(byShare).not.toContain("prompt-tuning");
    expect(byShare).not.toContain("monitoring");
    const byParts = linesOf(parts, path);
    expect(byParts).not.toContain("maintenance");
    expect(byParts).toContain("prompt-tuning");
    expect(byParts).toContain("monitoring");
  });

  it.each(["hosted-tuned", "self-hosted-tuned"])(
    "%s: people of retraining by parts only",
    (path) => {
      const people = `${path}.retraining.people.total`;
      expect(share.graph.nodes.has(people)).toBe(false);
      expect(parts.graph.nodes.has(people)).toBe(true);
    },
  );

  // Each way, what belongs to the other one moves nothing, whatever it is.
  const ofParts = [
    "tuning.retrain-hours",
    "tuning.refresh-share",
    "maintenance.prompt-tuning",
    "maintenance.monitoring",
  ];
  it.each<{ way: Way; rows: readonly string[] }>([
    { way: "share", rows: ofParts },
    { way: "by-parts", rows: ["maintenance.share"] },
  ])("$way: the rows of the other way move no total", ({ way, rows }) => {
    const plain = totals(way === "share" ? share : parts);
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.integer({ min: 1, max: 400 }), (row, value) => {
        expect(totals(modelOf(way, { [row]: value / 400 }))).toEqual(plain);
      }),
      { numRuns: 8 },
    );
  });

  it("the share is of a build without the compute of training: dearer runs do not raise it", () => {
    const upkeep = (model: Model): number => {
      const middle = centre(model.graph);
      if (!middle.ok) throw new Error("no centre");
      return middle.value.value("self-hosted-tuned.maintenance.total");
    };
    const dear = modelOf("share", { "tuning.start-hours": 1000 });
    expect(totals(dear)[3]).toBeGreaterThan(totals(share)[3] as number);
    expect(upkeep(dear)).toBe(upkeep(share));
  });
});

it("more examples, epochs, runs, labels or retrainings never cost less", () => {
  const keys = {
    examples: (n: number) => `${n}`,
    epochs: (n: number) => `${n}`,
    runs: (n: number) => `${n}`,
    label_share: (n: number) => `${n} %`,
    retrains: (n: number) => `${n} / year`,
    reviewed_examples: (n: number) => `${n}`,
  };
  const cost = (key: keyof typeof keys, amount: number): number[] => {
    const text = plainPlan({ paths, tuning: `{ ${key}: ${keys[key](amount)} }` });
    const plan = parsePlan(text, "plain.yaml");
    if (!plan.ok) throw new Error(JSON.stringify(plan.error));
    const model = buildModel(plan.value, plainFacts(defaults, {}));
    if (!model.ok) throw new Error(JSON.stringify(model.error));
    return totals(model.value);
  };
  const amount = fc.integer({ min: 1, max: 100 });
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(keys) as (keyof typeof keys)[])),
      amount,
      amount,
      (key, a, b) => {
        const less = cost(key, Math.min(a, b));
        const more = cost(key, Math.max(a, b));
        for (const [at, total] of more.entries()) {
          expect(total).toBeGreaterThanOrEqual((less[at] as number) * (1 - 1e-12));
        }
      },
    ),
    { numRuns: 12 },
  );
});
