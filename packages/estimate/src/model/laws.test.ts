import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile } from "../distribution/index.ts";
import { centre, evaluate, type InputNode } from "../graph/index.ts";
import { type Plan, parsePlan } from "../plan/index.ts";
import { workedPlan } from "../plan/worked-plan.test-support.ts";
import { valuesAt } from "../result/values-at.ts";
import { buildModel, type Model } from "./build-model.ts";
import { catalogFacts, plainFacts } from "./plain-facts.test-support.ts";
import { bothPaths, plainPlan } from "./plain-plan.test-support.ts";
import { typicalCall } from "./usage/typical-call.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const planOf = (text: string, set: readonly string[] = []): Plan => {
  const plan = parsePlan(text, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
};

const modelOf = (text: string, set: readonly string[] = [], with_ = facts): Model => {
  const model = buildModel(planOf(text, set), with_);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
};

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const each of numbers) total += each;
  return total;
};

/** Turns the worked plan into one of four paths. */
const tunedPaths = [
  "paths.hosted-tuned.model=bedrock/us.amazon.nova-2-lite-v1:0",
  "paths.self-hosted-tuned.model=llama-3.1-8b-instruct",
  "paths.self-hosted-tuned.accelerator=l40s",
];

const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

describe("parts add up, whichever way a total is cut", () => {
  const model = modelOf(workedPlan);
  const { graph } = model;
  const middle = centre(graph);
  if (!middle.ok) throw new Error("no centre");
  const { value, months } = middle.value;

  it.each(["hosted", "self-hosted"] as const)("%s, at the medians", (path) => {
    const build = model.buildLines.filter((line) => line.path === path);
    const run = model.runLines.filter((line) => line.path === path);
    const all = value(`${path}.total-with-fallback`);
    expect(
      near(sum(build.map(({ id }) => value(`${path}.${id}.total`))), value(`${path}.build.total`)),
    ).toBe(true);
    for (const { id } of run) {
      expect(near(sum(months(`${path}.${id}.month`)), value(`${path}.${id}.total`)), id).toBe(true);
    }
    const years = model.years.map(({ year }) => value(`${path}.run.in-${year}`));
    expect(near(sum(years), value(`${path}.run.total`))).toBe(true);
    expect(near(sum(months(`${path}.run.month`)), value(`${path}.run.total`))).toBe(true);
    for (const tag of ["category", "phase", "timing", "spending", "cash"]) {
      const leaves = [...graph.nodes.values()].filter(
        (each) =>
          each.tags["path"] === path && each.tags[tag] !== undefined && each.id.endsWith(".total"),
      );
      expect(near(sum(leaves.map(({ id }) => value(id))), all), tag).toBe(true);
    }
    const categories = new Set([...build, ...run].map(({ category }) => category));
    const byCategory = [...categories].map((each) => value(`${path}.category.${each}.total`));
    expect(near(sum(byCategory), all)).toBe(true);
    const shares = [...graph.nodes.keys()].filter(
      (id) => id.startsWith(`${path}.category.`) && id.endsWith(".share-of-build"),
    );
    expect(near(sum(shares.map(value)), 1)).toBe(true);
  });

  it("in every draw", () => {
    const lines = [...model.buildLines, ...model.runLines].filter(({ path }) => path === "hosted");
    const parts = lines.map(({ id }) => `hosted.${id}.total`);
    const drawn = evaluate(graph, {
      seed: 3,
      draws: 1024,
      targets: ["hosted.total-with-fallback", ...parts],
    });
    if (!drawn.ok) throw new Error(JSON.stringify(drawn.error));
    const whole = drawn.value.samples("hosted.total-with-fallback");
    const columns = parts.map((id) => drawn.value.samples(id));
    for (const [at, total] of whole.entries()) {
      expect(near(sum(columns.map((column) => column[at] as number)), total)).toBe(true);
    }
  });
});

it("without growth and decline every month costs the same, from the second year with maintenance", () => {
  const still = plainFacts(facts.defaults, { "labour.wage-inflation": 0, "price.gpu-decline": 0 });
  const model = modelOf(plainPlan({ paths: bothPaths }), [], still);
  const middle = centre(model.graph);
  if (!middle.ok) throw new Error("no centre");
  for (const path of ["hosted", "self-hosted"]) {
    const months = middle.value.months(`${path}.run.month`);
    const [first] = months;
    expect(months.slice(0, 12).every((month) => month === first)).toBe(true);
    const [second] = months.slice(12);
    expect(months.slice(12).every((month) => month === second)).toBe(true);
    const maintenance = middle.value.months(`${path}.maintenance.month`)[12] as number;
    expect(near((second as number) - (first as number), maintenance)).toBe(true);
  }
});

it.each([
  { key: "workload.tasks", of: (n: number) => `${n} / month`, from: 1, to: 5_000_000 },
  // What measurements say of a speed depends on lengths near theirs, so that a few tokens more may be read
  // at a better one. So twice as many are compared.
  { key: "workload.input_tokens", of: String, from: 1000, to: 40_000, apart: 2 },
  // At a pace that is asked for, a machine serves a whole number of calls at once: between prompts of
  // others, longer answers may let one more in, which is worth more than a few tokens cost. So twice as
  // many are compared.
  { key: "workload.output_tokens", of: String, from: 40, to: 4_000, apart: 2 },
  { key: "workload.turns_per_conversation", of: String, from: 1, to: 12 },
  { key: "workload.steps_per_task", of: String, from: 1, to: 3 },
  { key: "workload.retry_share", of: (n: number) => `${n} %`, from: 0, to: 100 },
  { key: "workload.peak_factor", of: String, from: 1, to: 50 },
  { key: "retrieval.chunks", of: String, from: 1, to: 5_000_000 },
  { key: "tuning.examples", of: String, from: 1, to: 2_000_000 },
  { key: "tuning.epochs", of: String, from: 1, to: 10 },
  { key: "people.rate", of: (n: number) => `$${n} / hour`, from: 1, to: 400 },
  { key: "commercial.tax", of: (n: number) => `${n} %`, from: 0, to: 100 },
])("more of $key never costs less, in any draw", ({ key, of, from, to, apart = 1 }) => {
  const points = [0.05, 0.3, 0.5, 0.7, 0.95].map(
    (u) => (input: InputNode) => quantile(input.distribution, u),
  );
  const totals = (amount: number) => {
    const model = modelOf(workedPlan, [...tunedPaths, `${key}=${of(amount)}`]);
    const ids = model.paths
      .filter(({ status }) => status === "priced")
      .map(({ id }) => `${id}.total`);
    const machines = new Map(
      model.paths.map(({ id, fleets }) => {
        const serving = fleets?.[0]?.serving;
        const late = model.notes.filter((note) => note.path === id && note.code === "too-slow");
        return [`${id}.total`, `${serving?.machine.id} ${serving?.replica.gpus} ${late.length}`];
      }),
    );
    return { machines, values: valuesAt(model.graph, ids, points) };
  };
  fc.assert(
    fc.property(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to }), (a, b) => {
      const less = totals(Math.min(a, b));
      const more = totals(Math.max(a, b, Math.min(a, b) * apart));
      for (const [id, values] of more.values) {
        // Another load may be served by other machines: cheapest at the middle, not in every draw. Or none
        // keeps the times any more, which is told, and the peak is planned without them.
        if (more.machines.get(id) !== less.machines.get(id)) continue;
        const before = less.values.get(id);
        if (before === undefined) continue; // does not fit
        for (const [at, value] of values.entries()) {
          expect(value).toBeGreaterThanOrEqual((before[at] as number) * (1 - 1e-12));
        }
      }
    }),
    { numRuns: 6 },
  );
});

it("a new part of a plan leaves the draws of all others as they were", () => {
  const drawn = (set: readonly string[]) => {
    const answer = evaluate(modelOf(workedPlan, set).graph, {
      seed: 5,
      draws: 1024,
      targets: ["hosted.data-preparation.total", "self-hosted.gpu-serving.total"],
    });
    if (!answer.ok) throw new Error("no draws");
    return [
      ...answer.value.samples("hosted.data-preparation.total"),
      ...answer.value.samples("self-hosted.gpu-serving.total"),
    ];
  };
  expect(drawn(["integrations[0].kind=erp", "compliance.regimes=[gdpr, hipaa]"]).length).toBe(2048);
  expect(drawn(["integrations[0].kind=erp"])).toEqual(drawn([]));
});

it("the typical call is the centre of the graph", () => {
  const call = typicalCall(planOf(workedPlan), facts.defaults);
  const middle = centre(modelOf(workedPlan).graph);
  if (!middle.ok) throw new Error("no centre");
  expect(near(call.promptTokens, middle.value.value("usage.prompt-tokens"))).toBe(true);
  const written =
    middle.value.value("workload.output_tokens") + middle.value.value("usage.reasoning-tokens");
  expect(near(call.outputTokens, written)).toBe(true);
});

describe("what is not known is said, never zero", () => {
  const plain = plainFacts(facts.defaults, {});

  it("a meter without a price leaves the path partial", () => {
    const model = modelOf(plainPlan({ paths: "{ hosted: { model: acme/silent } }" }), [], plain);
    expect(model.paths).toMatchObject([{ id: "hosted", status: "partial" }]);
    expect(model.notes).toContainEqual(
      expect.objectContaining({ code: "unpriced", text: expect.stringContaining("output_text") }),
    );
  });

  it.each([
    { name: "model", paths: "{ hosted: { model: acme/on } }", want: "no model acme/on" },
    {
      name: "open model",
      paths: "{ self-hosted: { model: tin, accelerator: plain } }",
      want: "no open model tin",
    },
    {
      name: "accelerator",
      paths: "{ self-hosted: { model: tiny, accelerator: plan } }",
      want: "no accelerator plan",
    },
  ])("an unknown $name is answered at its place", ({ paths, want }) => {
    const model = buildModel(planOf(plainPlan({ paths })), plain);
    expect(model).toMatchObject({
      ok: false,
      error: [{ line: 6, message: expect.stringContaining(want) }],
    });
  });

  it("an unknown price book is answered at its place", () => {
    const model = buildModel(planOf(plainPlan({ price_book: "lst" })), plain);
    expect(model).toMatchObject({
      ok: false,
      error: [{ message: "there is no price book lst", suggestion: "list" }],
    });
  });

  it("a closed model whose context is too short is ruled out, with the reason", () => {
    const model = modelOf(workedPlan, ["workload.input_tokens=5M"]);
    expect(model.paths[0]).toMatchObject({ id: "hosted", status: "ruled-out" });
    expect(model.notes).toContainEqual(
      expect.objectContaining({ code: "does-not-fit", path: "hosted" }),
    );
  });

  it("a model that does not fit is ruled out, with the reason", () => {
    const model = modelOf(
      plainPlan({
        paths: "{ self-hosted: { model: tiny, accelerator: plain } }",
        "workload.input_tokens": "200k",
      }),
      [],
      plain,
    );
    expect(model.paths).toMatchObject([{ id: "self-hosted", status: "ruled-out" }]);
    expect(model.notes).toContainEqual(
      expect.objectContaining({
        code: "does-not-fit",
        text: expect.stringContaining("takes 100000"),
      }),
    );
  });
});
