import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type OwnFigures, parsePlan } from "../../plan/index.ts";
import { estimate } from "../../result/index.ts";
import { buildModel } from "../build-model.ts";
import {
  collection,
  data,
  hours,
  isWanted,
  type LineRow,
  lineValue,
  quietRetrieval,
} from "../line-row.test-support.ts";
import { catalogFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";
import { likelyValue } from "../sheet/input.ts";
import { wholePlan } from "../whole-plan.test-support.ts";
import { ownDefaults } from "./own-defaults.ts";
import { isOneNumber, ownFigureSpec } from "./own-figure-spec.ts";
import { statedKey } from "./stated-key.ts";

const catalog = new URL("../../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const planOf = (text: string, set: readonly string[] = []) => {
  const plan = parsePlan(text, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
};
const modelOf = (text: string, set: readonly string[] = []) => {
  const model = buildModel(planOf(text, set), facts);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
};
const estimateOf = (text: string, set: readonly string[] = []) => {
  const made = estimate(planOf(text, set), facts, { seed: 1, draws: 256 });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};

/** A plan through an API. */
const withDocuments = `outlay: 1
name: Own
workload: { tasks: 10k / month, input_tokens: 1000, output_tokens: 100 }
paths: { hosted: { model: anthropic/claude-sonnet-4-6 } }
retrieval: { documents: 1k, chunks: 10k }
`;

const row = (inputs: string, node: string, want: number, more: Partial<LineRow> = {}): LineRow => ({
  name: inputs,
  node,
  want,
  ...more,
  plan: { ...more.plan, inputs },
});

describe("a figure of the plan stands in the place of a default", () => {
  it.each<LineRow>([
    // Hours: 100 USD × (30 + 20 + 5 + 5).
    row("{ eng.architecture: 30 hours }", "hosted.engineering.total", 6000, { defaults: hours }),
    row("{ eng.architecture: 90 minutes }", "hosted.engineering.total", 3150, { defaults: hours }),
    // A price of a million: 1000 searches × 1 GB × 16 USD ÷ 1,000,000.
    row("{ price.vector.read: $16 / 1M searches / GB }", "hosted.retrieval.search.month", 0.016, {
      month: 1,
      plan: { retrieval: collection },
      defaults: quietRetrieval,
    }),
    row("{ price.vector.read: $16 / search / GB }", "hosted.retrieval.search.month", 16_000, {
      month: 1,
      plan: { retrieval: collection },
      defaults: quietRetrieval,
    }),
    // A price of a thousand: 1000 searches × 3 USD ÷ 1000.
    row("{ price.reranker: $3 / 1000 searches }", "hosted.retrieval.reranker.month", 3, {
      month: 1,
      plan: { retrieval: collection },
      defaults: quietRetrieval,
    }),
    // A share: a quarter of 4000 USD of hours, on top.
    row("{ labour.delivery-overhead: 25 % }", "hosted.engineering.total", 5000, {
      defaults: hours,
    }),
    // An event: a mixed source of 20 hours takes (3 − 1) × 20 more when it happens.
    row(
      "{ data.rework.probability: 90 %, data.rework.multiple: 3 }",
      "hosted.data-rework.total",
      4000,
      { plan: { data: "{ sources: [{ name: c, condition: mixed }] }" }, defaults: data },
    ),
    row("{ data.rework.probability: 0 % }", "hosted.data-rework.total", 0, {
      plan: { data: "{ sources: [{ name: c, condition: mixed }] }" },
      defaults: data,
    }),
    // Overrun of half on 40 hours.
    row("{ overrun.labour: 1.5 }", "hosted.overrun.total", 2000, {
      defaults: {
        ...hours,
        "evaluation.cases": 0,
        "evaluation.safety-hours": 0,
        "compliance.base": 0,
      },
    }),
  ])("$name: $node is $want", (each) => {
    const got = lineValue(each, facts.defaults);
    expect(isWanted(each, got), String(got)).toBe(true);
  });

  it("low, likely and high of the overrun are what one in ten lies below, the middle, and one in ten above", () => {
    const { graph } = modelOf(
      plainPlan({
        paths: "{ hosted: { model: anthropic/claude-sonnet-4-6 } }",
        inputs: '{ overrun.labour: "low 0.9, likely 1.1, high 1.5" }',
      }),
    );
    expect(graph.nodes.get("overrun.labour")).toMatchObject({
      distribution: { kind: "overrun", p10: 0.9, p50: 1.1, p90: 1.5, ceiling: 4 },
    });
  });

  it("machines and graph take the same: burstiness in either place gives one answer", () => {
    const paths = "{ self-hosted: { model: llama-3.1-8b-instruct, accelerator: l40s } }";
    const load = { paths, "workload.tasks": "40M / month" };
    const figures = (parts: Readonly<Record<string, string>>) => {
      const { model, centre, estimate: made } = estimateOf(plainPlan({ ...load, ...parts }));
      const { inputs: _, ...path } = made.paths[0] as unknown as Record<string, unknown>;
      return { choice: model.paths[0], machines: centre.months("self-hosted.machines"), path };
    };
    const usual = figures({});
    const byKey = figures({ "workload.burstiness": "20" });
    const byInput = figures({ inputs: "{ usage.burstiness: 20 }" });
    expect(byInput).toEqual(byKey);
    expect(byInput.path).not.toEqual(usual.path);
  });

  it("a range may stand for the probability of an event: its middle", () => {
    const paths =
      "{ hosted: { model: anthropic/claude-sonnet-4-6 }, self-hosted: { model: llama-3.1-8b-instruct, accelerator: l40s } }";
    const { graph } = modelOf(
      plainPlan({
        paths,
        data: "{ sources: [{ name: c, condition: mixed }] }",
        inputs: "{ data.rework.probability: 20 % to 50 %, data.rework.multiple: 1.5 to 3 }",
      }),
    );
    expect(graph.nodes.get("data.rework")).toMatchObject({
      distribution: { kind: "event", impact: { kind: "lognormal", low: 0.5, high: 2 } },
      origin: { kind: "plan", key: "inputs.data.rework.probability" },
    });
  });
});

describe("where it comes from", () => {
  const own = `${withDocuments}inputs: { eng.architecture: { value: 30 to 60 hours, source: time sheets, measured: true }, eng.retrieval: 20 hours }\n`;

  it("is said, counted, and part of the hash of the inputs", () => {
    const usual = estimateOf(withDocuments).estimate;
    const { estimate: made, model } = estimateOf(own);
    expect(model.graph.nodes.get("eng.architecture")?.origin).toEqual({
      kind: "measured",
      source: "30 to 60 hours; time sheets",
      key: "inputs.eng.architecture",
      position: { file: "plan.yaml", line: 6, column: 38 },
    });
    expect(model.graph.nodes.get("eng.retrieval")?.origin).toMatchObject({
      kind: "plan",
      source: "20 hours",
    });
    expect(made.assumed).toEqual({ count: usual.assumed.count - 2, of: usual.assumed.of });
    expect(made.origins.measured).toBe(usual.origins.measured + 1);
    expect(made.inputsSha256).not.toBe(usual.inputsSha256);
    const open = made.openQuestions.flatMap(({ inputs }) => inputs);
    expect(open.find(({ id }) => id === "eng.architecture")).toBeUndefined();
    expect(open.find(({ id }) => id === "eng.prompts-orchestration")?.key).toBe(
      "inputs.eng.prompts-orchestration",
    );
  });

  it.each([
    { set: "inputs.tuning.epochs=5", says: "inputs.tuning.epochs has no effect" },
    { set: "inputs.eng.architecture=2 minutes", says: "inputs.eng.architecture is 2 minutes, far" },
    { set: "inputs.price.vector.read=$16 / search / GB", says: "far outside" },
  ])("$set: $says", ({ set, says }) => {
    const { notes } = modelOf(own, [set]);
    expect(notes.map(({ text }) => text).join("\n")).toContain(says);
  });

  it("a figure that is taken has no note", () => {
    const { notes } = modelOf(own, [
      "inputs.verdict.close-chance=70 %",
      "inputs.overrun.labour=low 0.9, likely 1.1, high 1.5",
    ]);
    expect(notes.filter(({ code }) => code === "input-unused")).toEqual([]);
  });
});

describe("what is refused", () => {
  const base = `${withDocuments}people: { rate: $90 / hour }\n`;

  it.each([
    {
      figure: "eng.architectur: 3 hours",
      at: 11,
      says: "no default `eng.architectur`",
      mend: "eng.architecture",
    },
    { figure: "workload.tasks: 3 / month", at: 11, says: "a key of the plan" },
    { figure: "labour.rate.blended: $80 / hour", at: 11, says: "people.rate" },
    { figure: "eng.architecture: 3", at: 29, says: "no unit of time", mend: "3 hours" },
    { figure: "eng.architecture: 3 days", at: 29, says: "of work or of the clock" },
    { figure: "eng.architecture: -3 hours", at: 29, says: "cannot be negative" },
    { figure: "capacity.redundancy: 1.5 machines", at: 32, says: "not a whole number" },
    { figure: "capacity.redundancy: 1 to 3 machines", at: 32, says: "a range cannot stand" },
    { figure: "finance.amortisation: 2 to 4 years", at: 33, says: "a range cannot stand" },
    { figure: "finance.depreciation: 2 to 4 years", at: 33, says: "a range cannot stand" },
    { figure: "verdict.close-chance: 60 % to 80 %", at: 33, says: "a range cannot stand" },
    { figure: "outcome.success-correlation: 0.5 to 0.9", at: 40, says: "a range cannot stand" },
    { figure: "price.gpu-decline: 1 % / week", at: 36, says: "not a unit that fits" },
    { figure: "poc.share: 120 %", at: 22, says: "at most 100 %" },
    { figure: "data.label-reject: 100 %", at: 30, says: "at most 99 %" },
    { figure: "capacity.early-software: 0 %", at: 36, says: "too small" },
    { figure: "price.vector.read: $10 to $16", at: 30, says: "the search is missing" },
    { figure: "price.embedding: $0.1", at: 28, says: "the token is missing" },
    { figure: 'overrun.labour: "low 0.9, likely 1.1, high 3.9"', at: 27, says: "do not fit" },
  ])("$figure", ({ figure, at, says, mend }) => {
    const made = buildModel(planOf(`${base}inputs: { ${figure} }`), facts);
    const [issue] = made.ok ? [] : made.error;
    expect(issue).toMatchObject({ line: 7, column: at, file: "plan.yaml" });
    expect(`${issue?.message} ${issue?.expected}`).toContain(says);
    expect(issue?.suggestion).toBe(mend);
  });

  it.each([
    {
      figure: "{ eng.architecture: { value: 3 hours, measured: true } }",
      says: "where it was read",
    },
    { figure: "{ eng.architecture: { source: a } }", says: "`value` is missing" },
    { figure: "{ eng.architecture: [1, 2] }", says: "a list cannot stand here" },
    { figure: "{ Eng Architecture: 3 hours }", says: "not allowed here" },
    { figure: "3 hours", says: "cannot stand here" },
  ])("the shape: $figure", ({ figure, says }) => {
    const read = parsePlan(`${base}inputs: ${figure}`, "plan.yaml");
    expect(read.ok ? "" : read.error[0]?.message).toContain(says);
  });

  it("--set names a default with its dots, also beside a longer name", () => {
    const set = [
      "inputs.ops.fte=0.2",
      "inputs.ops.fte.hosted-tuned=0.3",
      "inputs.ops.fte.source=our own count",
    ];
    const read = parsePlan(base, "plan.yaml", { set: set.slice(0, 2) });
    expect(read.ok && Object.keys(read.value.inputs ?? {})).toEqual([
      "ops.fte",
      "ops.fte.hosted-tuned",
    ]);
    const sourced = ["inputs.ops.fte={ value: 0.2 }", ...set.slice(2)];
    expect(planOf(base, sourced).inputs?.["ops.fte"]).toMatchObject({
      value: { value: "0.2" },
      source: "our own count",
    });
  });
});

it.each([
  // 1,800 hours of work a year, 150 a month.
  { figure: "labour.rate.blended: $150k / year", value: 150_000 / 1_800 },
  { figure: "labour.rate.reviewer: $7,500 / month", value: 50 },
  { figure: "data.label-rate: $72k / year", value: 40 },
  // A machine runs by the clock: 730.5 hours a month.
  { figure: "price.tuned-hosting: $1461 / month", value: 2 },
  { figure: "price.gpu-decline: 2 % / month", value: 1 - 0.98 ** 12 },
  { figure: "price.token-decline: 10 % / month", value: 1 - 0.9 ** 12 },
  { figure: "labour.wage-inflation: 1 % / quarter", value: 1.01 ** 4 - 1 },
  { figure: "usage.growth: 2 % / month", value: 1.02 ** 12 - 1 },
  { figure: "finance.discount: 1 % / month", value: 1.01 ** 12 - 1 },
  { figure: "capacity.redundancy: 2 machines", value: 2 },
])("$figure is read as its key reads it", ({ figure, value }) => {
  const [id = ""] = figure.split(":");
  const made = ownDefaults(
    planOf(`${withDocuments}inputs: { "${id}": "${figure.slice(id.length + 2)}" }`),
    facts.defaults,
  );
  const got = made.ok ? made.value.defaults.get(id)?.distribution : undefined;
  expect(got).toEqual({ kind: "point", value: expect.closeTo(value, 10) });
});

describe("laws", () => {
  it("each row, written as it is, changes no number", () => {
    const bare = wholePlan
      .replace(/^inputs:[\s\S]*$/m, "")
      .replace(/^(?:tuning|quality|review|finance|hosting):(?: \{.*\}|(?:\n {2}.*)+)$/gm, "")
      .replace(/^people:(?:\n {2}.*)+$/m, "people: { users: 40, mlops: none }");
    const plan = planOf(bare);
    const set = [...facts.defaults.values()]
      .filter(({ id }) => statedKey(plan, facts.defaults, id) === undefined)
      .map((each) => `inputs.${each.id}=${ownFigureSpec(each).example}`);
    expect(set.length).toBeGreaterThan(150);
    const figures = (more: readonly string[]) => {
      const { comparison, paths, baselines, drivers, assumed, inputs } = estimateOf(
        bare,
        more,
      ).estimate;
      const left = inputs.flatMap(({ id, origin }) => (origin.kind === "assumption" ? [id] : []));
      const swings = drivers.map((each) => each.drivers.map(({ id, swing }) => ({ id, swing })));
      return { numbers: { comparison, paths, baselines, swings }, count: assumed.of, left };
    };
    const [before, after] = [figures([]), figures(set)];
    expect(after.numbers).toEqual(before.numbers);
    expect(after.count).toBe(before.count);
    // What follows from a GPU, a model and the calibration is no row.
    const machine = /(\.replica\.|^capacity\.speed-error\.)/;
    expect(after.left.filter((id) => !machine.test(id))).toEqual([]);
  });

  it("every row says how it is written, and that gives the row", () => {
    const plan = planOf(withDocuments);
    for (const row of facts.defaults.values()) {
      const { id, distribution, ...each } = row;
      const whole = isOneNumber(row)
        ? { kind: "point", value: expect.closeTo(likelyValue(distribution), 12) }
        : distribution;
      const text = ownFigureSpec({ id, distribution, ...each }).example;
      const inputs = planOf(withDocuments, [`inputs.${id}=${text}`]).inputs as OwnFigures;
      const made = ownDefaults({ ...plan, inputs }, facts.defaults);
      expect(made.ok && made.value.defaults.get(id)?.distribution, id).toEqual(whole);
    }
  });
});
