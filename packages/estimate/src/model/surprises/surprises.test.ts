import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { estimate } from "../../result/estimate.ts";
import { buildModel } from "../build-model.ts";
import { defaultsFrom } from "../line-defaults.test-support.ts";
import { collection, isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";
import { plainFacts } from "../plain-facts.test-support.ts";
import { bothPaths, plainPlan } from "../plain-plan.test-support.ts";

const defaults = defaultsFrom(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
);
const sources = "{ sources: [{ name: a, condition: mixed }, { name: b, condition: clean }] }";

const rows: LineRow[] = [
  {
    name: "one mixed source of 20 hours takes three times as long: 40 hours more at 100 USD",
    plan: { data: sources },
    defaults: { "data.source.mixed": 20, "data.rework.multiple": 3 },
    node: "hosted.surprise.data-rework.total",
    want: 4000,
  },
  {
    name: "an audit trail of 80 hours costs three times as much later, where nothing else goes with it",
    plan: { compliance: "{ audit: from-start }" },
    defaults: {
      "observability.audit-build": 80,
      "audit.retrofit-multiple": 3,
      "overrun.labour": 1,
      "poc.share": 0,
    },
    node: "hosted.surprise.audit-retrofit.total",
    want: 16_000,
  },
  {
    name: "a trail from the start overruns by half, and is a tenth more proof of concept: 24 − 8 × 1.6",
    plan: { compliance: "{ audit: from-start }" },
    defaults: {
      "observability.audit-build": 80,
      "audit.retrofit-multiple": 3,
      "overrun.labour": 1.5,
      "poc.share": 0.1,
      "poc.floor": 0,
    },
    node: "hosted.surprise.audit-retrofit.total",
    want: 11_200,
  },
  {
    name: "one change of model is 60 hours at 100 USD, whatever the months between",
    defaults: { "migration.hours": 60, "migration.interval": 17 },
    node: "hosted.surprise.model-migration.total",
    want: 6000,
  },
];

const audit = {
  plan: { compliance: "{ audit: from-start }" },
  defaults: {
    "observability.audit-build": 80,
    "audit.retrofit-multiple": 3,
    "overrun.labour": 1.5,
    "poc.share": 0.1,
    "poc.floor": 0,
  },
};
const rework = {
  plan: { data: sources },
  defaults: { "data.source.mixed": 20, "data.rework.multiple": 3 },
};

/** Cases of a surprise, by pocket calculator. */
const cases: readonly LineRow[] = [
  {
    ...audit,
    name: "a trail from the start is 80 hours at 100 USD, half more by overrun, a tenth for the trial",
    node: "hosted.surprise.audit-retrofit.from-start",
    want: 12_800,
  },
  {
    ...audit,
    name: "a trail that is added later is three times 80 hours at 100 USD",
    node: "hosted.surprise.audit-retrofit.later",
    want: 24_000,
  },
  {
    ...audit,
    name: "that is 24,000 against 12,800",
    node: "hosted.surprise.audit-retrofit.times",
    want: 1.875,
  },
  {
    ...rework,
    name: "rework of data that was not audited: 35 % of 4,000",
    node: "hosted.surprise.data-rework.not-audited.expected",
    want: 1400,
  },
  {
    ...rework,
    name: "rework of audited data: 10 % of 4,000",
    node: "hosted.surprise.data-rework.audited.expected",
    want: 400,
  },
  {
    name: "24 months have one whole interval of 17",
    defaults: { "migration.interval": 17 },
    node: "hosted.surprise.model-migration.changes",
    want: 1,
  },
  {
    name: "and two of 12",
    defaults: { "migration.interval": 12 },
    node: "hosted.surprise.model-migration.changes",
    want: 2,
  },
];

it.each(cases)("$name: $want", (row) => {
  expect(lineValue(row, defaults)).toSatisfy((value: number) => isWanted(row, value));
});

it.each(rows)("$name: $want USD", (row) => {
  expect(lineValue(row, defaults)).toSatisfy((value: number) => isWanted(row, value));
});

const value = (node: string, plan: Readonly<Record<string, string>> = {}, values = {}): number =>
  lineValue({ name: "", plan, defaults: values, node, want: 0 }, defaults);

it.each<[string, Readonly<Record<string, string>>]>([
  ["under a regime", { compliance: "regimes: [hipaa]" }],
  ["without one", { compliance: "review_weeks: 0 weeks" }],
  [
    "with a team, whose time it takes, and machines that it then waits for",
    { compliance: "regimes: [hipaa]", people: "{ rate: $100 / hour, team: 3 }" },
  ],
  [
    "with tax, and maintenance by parts",
    {
      compliance: "regimes: [hipaa]",
      commercial: "{ tax: 10 % }",
      finance: "{ maintenance: by-parts }",
      people: "{ rate: $100 / hour, team: 2 }",
      hosting: "{ gpu_lead: 9 weeks }",
    },
  ],
  ["in half a year", { compliance: "regimes: [hipaa]", horizon: "6 months" }],
  [
    "where the hours are more than a usual team has in the usual time",
    { compliance: "regimes: [hipaa]", inputs: "{ calendar.build: 1 month }" },
  ],
])(
  "an audit trail that is added later moves the total by what the surprise says: %s",
  (_, plan) => {
    const at = (audit: string, node: string): number =>
      value(
        node,
        { ...plan, paths: bothPaths, compliance: `{ ${plan["compliance"]}, audit: ${audit} }` },
        { "labour.wage-inflation": 0.05, "overrun.labour": 1.3, "poc.floor": 0 },
      );
    for (const path of ["hosted", "self-hosted"]) {
      const moved = at("retrofit", `${path}.total`) - at("from-start", `${path}.total`);
      expect(moved).toBeGreaterThan(0);
      for (const audit of ["from-start", "retrofit"]) {
        expect(at(audit, `${path}.surprise.audit-retrofit.total`), audit).toBeCloseTo(moved, 6);
      }
    }
  },
);

it("an audit trail that is added later is no part of the build, nor of what a month costs", () => {
  const at = (audit: string, node: string): number =>
    value(
      node,
      { compliance: `{ audit: ${audit} }`, people: "{ rate: $100 / hour, team: 1 }" },
      { "overrun.labour": 1.5 },
    );
  for (const node of ["hosted.build.total", "hosted.overrun.total", "hosted.months-to-launch"]) {
    expect(at("retrofit", node), node).toBeLessThan(at("from-start", node));
  }
  const month = (audit: string): number =>
    lineValue(
      {
        name: "",
        plan: { compliance: `{ audit: ${audit} }` },
        node: "hosted.run.month",
        month: 3,
        want: 0,
      },
      defaults,
    );
  expect(month("retrofit")).toBe(month("from-start"));
});

it("prices that stay cost what the lines cost more without a fall", () => {
  const fall = "{ discount_rate: 0 %, price_decline: 20 % / year }";
  const flat = value("hosted.total");
  const falling = value("hosted.total", { finance: fall });
  const more = value("hosted.surprise.price-decline.total", { finance: fall });
  expect(more).toBeCloseTo(flat - falling, 9);
  expect(more).toBeGreaterThan(0);
  const own = { paths: bothPaths };
  const rent = (decline: number, node: string) =>
    value(node, own, { "price.gpu-decline": decline });
  expect(rent(0.2, "self-hosted.surprise.price-decline.total")).toBeCloseTo(
    rent(0, "self-hosted.gpu-serving.total") - rent(0.2, "self-hosted.gpu-serving.total"),
    6,
  );
});

it("a model that is followed by another at its own prices stays at the prices of each", () => {
  const finance = "{ discount_rate: 0 %, price_decline: 20 % / year }";
  const paths = "{ hosted: { model: acme/ending } }";
  const flat = value("hosted.total", { paths });
  const falling = value("hosted.total", { paths, finance });
  expect(value("hosted.surprise.price-decline.total", { paths, finance })).toBeCloseTo(
    flat - falling,
    9,
  );
});

it.each([
  ["a commitment that is never reached", "{ minimum_commitment: $1M / month }", false],
  [
    "a commitment that is reached at flat prices alone",
    "{ minimum_commitment: $1.5 / month }",
    true,
  ],
  [
    "free credit, and a commitment after it",
    "{ free_credit: $1 / month, minimum_commitment: $1 / month }",
    true,
  ],
  ["free credit for all of it", "{ free_credit: $99 / month }", false],
  ["tax on it", "{ minimum_commitment: $1.5 / month, tax: 10 % }", true],
])("prices that stay cost what the whole path costs more then: %s", (_, commercial, dearer) => {
  const plain = "{ hosted: { model: acme/one } }";
  for (const paths of [
    plain,
    "{ hosted: { model: acme/ending } }",
    "{ hosted: { model: acme/one, small_model: acme/mini } }",
  ]) {
    const quality = "{ runs: 0 / month }";
    const total = (decline: string, node = "hosted.total") =>
      value(node, {
        paths,
        commercial,
        quality,
        finance: `{ discount_rate: 0 %, price_decline: ${decline} / year }`,
      });
    const more = total("20 %", "hosted.surprise.price-decline.total");
    expect(more).toBeCloseTo(total("0 %") - total("20 %"), 6);
    if (paths === plain) expect(more > 1e-6).toBe(dearer);
  }
});

it("prices that are stated to rise leave no surprise", () => {
  const of = (decline: string) => {
    const finance = `{ price_decline: ${decline} / year }`;
    const plan = parsePlan(plainPlan({ finance }), "plain.yaml");
    const model = plan.ok ? buildModel(plan.value, plainFacts(defaults, {})) : plan;
    if (!model.ok) throw new Error(JSON.stringify(model.error));
    return model.value.surprises.map(({ id }) => id);
  };
  expect(of("-10 %")).not.toContain("price-decline");
  expect(of("0 %")).not.toContain("price-decline");
  expect(of("-10 % to 20 %")).toContain("price-decline");
});

it("embedding all each month costs the index each month, less what is counted", () => {
  const plan = { retrieval: collection };
  const more = value("hosted.surprise.re-embedding.total", plan);
  const once = value("retrieval.index-once", plan);
  const counted = value("hosted.retrieval.reindex.total", plan);
  expect(more).toBeCloseTo(24 * once - counted, 9);
});

it("says the money of its node, opens no surprise that the plan cannot meet", () => {
  const text = plainPlan({ paths: bothPaths, data: sources, retrieval: collection });
  const plan = parsePlan(text, "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const facts = plainFacts(defaults, {});
  const made = estimate(plan.value, facts, { seed: 1, draws: 256 });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { estimate: answer, centre: middle } = made.value;
  const ids = answer.paths.flatMap((path) =>
    path.status === "ruled-out"
      ? []
      : path.surprises.map(({ id, node, usd, spread, beside, probabilityWhy, scenarios = [] }) => {
          expect(usd, node).toBe(middle.value(node));
          expect(usd > 0 || beside !== undefined, node).toBe(true);
          expect(spread.p10).toBeLessThanOrEqual(spread.p50);
          expect(spread.centre).toBe(usd);
          expect(probabilityWhy).toMatch(/^.*\.$/);
          for (const figure of scenarios.flatMap(({ figures }) => figures)) {
            expect(figure.value, figure.node).toBe(middle.value(figure.node));
          }
          return id;
        }),
  );
  expect(new Set(ids)).toEqual(
    new Set([
      "data-rework",
      "re-embedding",
      "embedding-model-ends",
      "model-migration",
      "price-decline",
    ]),
  );
  const bare = parsePlan(plainPlan(), "plain.yaml");
  const model = bare.ok ? buildModel(bare.value, facts) : bare;
  if (!model.ok) throw new Error("no model");
  expect(model.value.surprises.map(({ id }) => id)).toEqual(["model-migration"]);
});

it("what is bought more in a surprise bears the tax that is not got back, as the totals do", () => {
  const plan = { retrieval: collection };
  const taxed = { ...plan, commercial: "{ tax: 20 % }" };
  for (const id of ["re-embedding", "embedding-model-ends"]) {
    const node = `hosted.surprise.${id}.total`;
    expect(value(node, plan), id).toBeGreaterThan(0);
    expect(value(node, taxed), id).toBeCloseTo(1.2 * value(node, plan), 9);
  }
});
