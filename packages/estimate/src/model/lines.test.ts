import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { centre } from "../graph/index.ts";
import { parsePlan } from "../plan/index.ts";
import { buildModel } from "./build-model.ts";
import { readDefaults } from "./defaults/read-defaults.ts";
import { plainFacts } from "./plain-facts.test-support.ts";
import { bothPaths, plainPlan } from "./plain-plan.test-support.ts";

const read = readDefaults(
  readFileSync(new URL("../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
  "defaults.yaml",
);
if (!read.ok) throw new Error("the defaults do not read");
const defaults = read.value;

/** A node of a plain plan at the medians: one number, or that of a month (1-based). */
function value(row: Row): number {
  const plan = parsePlan(plainPlan(row.plan ?? {}), "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const values = { "labour.delivery-overhead": 0, "labour.wage-inflation": 0, ...row.defaults };
  const model = buildModel(plan.value, plainFacts(defaults, values));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const middle = centre(model.value.graph);
  if (!middle.ok) throw new Error(JSON.stringify(middle.error));
  return row.month === undefined
    ? middle.value.value(row.node)
    : (middle.value.months(row.node)[row.month - 1] as number);
}

interface Row {
  readonly name: string;
  readonly plan?: Readonly<Record<string, string>>;
  readonly defaults?: Readonly<Record<string, number>>;
  readonly node: string;
  /** 1 is the first month. */
  readonly month?: number;
  readonly want: number;
}

const hours = {
  "eng.architecture": 10,
  "eng.prompts-orchestration": 20,
  "eng.guardrails-ui-hooks": 5,
  "eng.evaluation-harness": 5,
  "eng.retrieval": 8,
  "scope.multiplier": 1,
};
const data = {
  "data.source.clean": 10,
  "data.source.mixed": 20,
  "data.source.poor": 40,
  "data.redaction": 8,
  "evaluation.cases": 60,
  "evaluation.minutes-per-case": 10,
};
const quietRetrieval = {
  "price.embedding": 1e-6,
  "price.vector.write": 2e-6,
  "price.vector.storage": 1e-6,
  "price.vector.minimum": 0,
  "price.vector.read": 1e-6,
  "retrieval.gigabytes-per-chunk": 1e-5,
  "retrieval.reindex-months": 20,
  "price.reranker": 0.002,
  "retrieval.document-size": 0.001,
  "price.storage": 0.02,
};
const collection = "{ documents: 1000, chunks: 100k, tokens_per_chunk: 500, changed: 5 % / month }";

const rows: readonly Row[] = [
  // Model usage: 1000 tasks a month, 1000 tokens in at 2 USD and 100 out at 8 USD a million.
  { name: "input", node: "hosted.model-usage.input.month", month: 1, want: 2 },
  { name: "output", node: "hosted.model-usage.output.month", month: 1, want: 0.8 },
  { name: "both over 24 months", node: "hosted.model-usage.total", want: 24 * 2.8 },
  {
    name: "reasoning, twice the visible output",
    plan: { "workload.reasoning_multiple": "2" },
    node: "hosted.model-usage.reasoning.month",
    month: 1,
    want: 1.6,
  },
  {
    name: "retries 10 % and use outside production 20 %",
    plan: { "workload.retry_share": "10 %", "workload.nonproduction_share": "20 %" },
    node: "hosted.model-usage.month",
    month: 1,
    want: 2.8 * 1.1 * 1.2,
  },
  {
    name: "cache: 400 of 1000 tokens repeat and 75 % are found, read 300",
    plan: { "workload.cached_prefix_tokens": "400", "workload.cache_hit_share": "75 %" },
    node: "hosted.model-usage.cache-read.month",
    month: 1,
    want: 0.3 * 0.2,
  },
  {
    name: "cache: 100 tokens are not found and written",
    plan: { "workload.cached_prefix_tokens": "400", "workload.cache_hit_share": "75 %" },
    node: "hosted.model-usage.cache-write.month",
    month: 1,
    want: 0.1 * 2.5,
  },
  {
    name: "cache: 600 tokens are plain input, counted once",
    plan: { "workload.cached_prefix_tokens": "400", "workload.cache_hit_share": "75 %" },
    node: "hosted.model-usage.input.month",
    month: 1,
    want: 0.6 * 2,
  },
  {
    name: "half of the calls wait, at half the price",
    plan: { "workload.batch_share": "50 %" },
    node: "hosted.model-usage.month",
    month: 1,
    want: 2.8 * 0.75,
  },
  {
    name: "a prompt of 1000 tokens is at the boundary: the lower price",
    plan: { paths: "{ hosted: { model: acme/tiered } }" },
    node: "hosted.model-usage.input.month",
    month: 1,
    want: 2,
  },
  {
    name: "a prompt of 1001 tokens is above it: the higher price for all",
    plan: { paths: "{ hosted: { model: acme/tiered } }", "workload.input_tokens": "1001" },
    node: "hosted.model-usage.input.month",
    month: 1,
    want: 4.004,
  },
  {
    name: "prices fall by 12 % a year",
    plan: { finance: "{ price_decline: 12 % / year }" },
    node: "hosted.model-usage.month",
    month: 13,
    want: 2.8 * 0.88,
  },
  // History.
  {
    name: "six steps adding 1K each to 2K are 27K input tokens",
    plan: {
      "workload.steps_per_task": "6",
      "workload.input_tokens": "2000",
      "workload.output_tokens": "400",
      "workload.tool_result_tokens": "600",
    },
    node: "usage.input-tokens-per-task",
    want: 27_000,
  },
  {
    name: "three turns: 1000, 1150, 1300",
    plan: { "workload.turns_per_conversation": "3" },
    node: "usage.input-tokens-per-task",
    want: 3450,
  },
  // Volume.
  {
    name: "ramp of 3 months: a quarter in the first",
    plan: { "workload.ramp": "3 months" },
    node: "volume.tasks",
    month: 1,
    want: 250,
  },
  {
    name: "ramp of 3 months: whole in the fourth",
    plan: { "workload.ramp": "3 months" },
    node: "volume.tasks",
    month: 4,
    want: 1000,
  },
  {
    name: "growth of 21 % a year",
    plan: { "workload.growth": "21 % / year" },
    node: "volume.tasks",
    month: 13,
    want: 1210,
  },
  // Build, at 100 USD an hour.
  { name: "engineering: 40 h", defaults: hours, node: "hosted.engineering.total", want: 4000 },
  {
    name: "engineering with retrieval: 48 h",
    plan: { retrieval: collection },
    defaults: { ...hours, ...quietRetrieval },
    node: "hosted.engineering.total",
    want: 4800,
  },
  {
    name: "engineering of an agent: prompts count twice, 60 h",
    plan: { "workload.steps_per_task": "6" },
    defaults: hours,
    node: "hosted.engineering.total",
    want: 6000,
  },
  {
    name: "engineering, narrow: half",
    plan: { scope: "narrow" },
    defaults: { ...hours, "scope.narrow": 0.5 },
    node: "hosted.engineering.total",
    want: 2000,
  },
  {
    name: "delivery overhead of a fifth",
    defaults: { ...hours, "labour.delivery-overhead": 0.2 },
    node: "hosted.engineering.total",
    want: 4800,
  },
  {
    name: "platform: 80 h",
    plan: { paths: bothPaths },
    defaults: { "eng.platform-build": 80 },
    node: "self-hosted.platform.total",
    want: 8000,
  },
  {
    name: "evaluation set alone: 60 cases of 10 minutes",
    defaults: data,
    node: "hosted.data-preparation.total",
    want: 1000,
  },
  {
    name: "two clean, one mixed, personal data: 20 + 20 + 8 + 10 h",
    plan: {
      data: "{ sources: [{ name: a, condition: clean }, { name: b, condition: clean }, { name: c, condition: mixed, personal_data: true }] }",
    },
    defaults: data,
    node: "hosted.data-preparation.total",
    want: 5800,
  },
  {
    name: "rework that is near certain trebles the mixed source",
    plan: { data: "{ sources: [{ name: c, condition: mixed }, { name: d, condition: clean }] }" },
    defaults: { ...data, "data.rework.probability": 0.9, "data.rework.multiple": 3 },
    node: "hosted.data-rework.total",
    want: 4000,
  },
  {
    name: "rework of an audited source is unlikely: nothing at the middle",
    plan: { data: "{ sources: [{ name: c, condition: mixed, audited: true }] }" },
    defaults: { ...data, "data.rework.probability": 0.9, "data.rework.multiple": 3 },
    node: "hosted.data-rework.total",
    want: 0,
  },
  {
    name: "integration: two that read 20 h each, one that writes 50 h",
    plan: {
      integrations:
        "[{ name: A, kind: crm }, { name: B, kind: ticketing, access: read }, { name: C, kind: erp, access: write }]",
    },
    defaults: { "integration.crm-or-ticketing.read": 20, "integration.erp.write": 50 },
    node: "hosted.integration.total",
    want: 9000,
  },
  {
    name: "evaluation: 80 h",
    defaults: { "evaluation.safety-hours": 80 },
    node: "hosted.evaluation.total",
    want: 8000,
  },
  {
    name: "evaluation, regulated: twice",
    plan: { compliance: "{ regimes: [hipaa] }" },
    defaults: { "evaluation.safety-hours": 80 },
    node: "hosted.evaluation.total",
    want: 16_000,
  },
  {
    name: "compliance: base 40 h and GDPR 80 h",
    plan: { compliance: "{ regimes: [gdpr] }" },
    defaults: { "compliance.base": 40, "compliance.gdpr": 80, "scope.multiplier": 1 },
    node: "hosted.compliance.total",
    want: 12_000,
  },
  {
    name: "outside fees, regulated",
    plan: { compliance: "{ regimes: [part-11] }" },
    defaults: { "compliance.external-fees": 9000 },
    node: "hosted.compliance-fees.total",
    want: 9000,
  },
  {
    name: "environment: 3 months of 700",
    defaults: { "calendar.build": 3, "infra.build-environment": 700 },
    node: "hosted.build-environment.total",
    want: 2100,
  },
  {
    name: "environment, own: 4 months of 200 and a machine at 3 USD × 730 h",
    plan: { paths: bothPaths },
    defaults: { "calendar.build.self-hosted": 4, "infra.build-environment.self-hosted": 200 },
    node: "self-hosted.build-environment.total",
    want: 4 * (200 + 2190),
  },
  {
    name: "first index: 100K × (500 × 1e-6 + 2e-6)",
    plan: { retrieval: collection },
    defaults: quietRetrieval,
    node: "hosted.first-index.total",
    want: 50.2,
  },
  {
    name: "proof of concept: the floor of 80 h",
    defaults: { "poc.floor": 80, "poc.share": 0 },
    node: "hosted.proof-of-concept.total",
    want: 8000,
  },
  {
    name: "overrun of half on 40 h, with no other labour",
    defaults: {
      ...hours,
      "evaluation.cases": 0,
      "evaluation.safety-hours": 0,
      "compliance.base": 0,
      "overrun.labour": 1.5,
    },
    node: "hosted.overrun.total",
    want: 2000,
  },
  // Running.
  {
    name: "hosting",
    defaults: { "infra.run": 300 },
    node: "hosted.hosting.month",
    month: 5,
    want: 300,
  },
  {
    name: "observability: 29 and 1000 calls at 0.0003",
    defaults: { "observability.base": 29, "observability.event": 0.0003 },
    node: "hosted.observability.month",
    month: 1,
    want: 29.3,
  },
  {
    name: "support plan: 10 % of hosting",
    defaults: { "infra.run": 300, "price.support-plan": 0.1 },
    node: "hosted.support-plan.month",
    month: 1,
    want: 30,
  },
  {
    name: "support plan, own: 10 % of hosting and of one machine",
    plan: { paths: bothPaths },
    defaults: { "infra.run": 300, "price.support-plan": 0.1, "price.gpu-decline": 0 },
    node: "self-hosted.support-plan.month",
    month: 1,
    want: 249,
  },
  {
    name: "evaluation runs",
    defaults: { "evaluation.running": 500 },
    node: "hosted.evaluation-runs.month",
    month: 1,
    want: 500,
  },
  {
    name: "review: 1 % of 1000, 3 minutes, 40 USD",
    defaults: { "review.share": 0.01, "review.minutes": 3, "labour.rate.reviewer": 40 },
    node: "hosted.human-review.month",
    month: 1,
    want: 20,
  },
  {
    name: "review as the plan states it",
    plan: { review: "{ share: 2 %, minutes: 6 minutes, rate: $30 / hour }" },
    node: "hosted.human-review.month",
    month: 1,
    want: 60,
  },
  {
    name: "wages rise 10 % a year",
    plan: { review: "{ share: 2 %, minutes: 6 minutes, rate: $30 / hour }" },
    defaults: { "labour.wage-inflation": 0.1 },
    node: "hosted.human-review.month",
    month: 13,
    want: 66,
  },
  {
    name: "operations: 0.1 of 1800 h at 100, a twelfth",
    defaults: { "ops.fte": 0.1, "labour.productive-hours": 1800 },
    node: "hosted.operations.month",
    month: 1,
    want: 1500,
  },
  {
    name: "maintenance: nothing in the first year",
    node: "hosted.maintenance.month",
    month: 12,
    want: 0,
  },
  {
    name: "maintenance: 18 % of a build of 4000 a year, from the second year",
    defaults: {
      ...hours,
      "evaluation.cases": 0,
      "evaluation.safety-hours": 0,
      "compliance.base": 0,
      "infra.build-environment": 0,
      "overrun.labour": 1,
      "maintenance.share": 0.18,
    },
    node: "hosted.maintenance.month",
    month: 13,
    want: 60,
  },
  {
    name: "migration: 160 h at 100 every 16 months",
    defaults: { "migration.hours": 160, "migration.interval": 16 },
    node: "hosted.migration.month",
    month: 1,
    want: 1000,
  },
  {
    name: "fallback: 60 % of 1000 fail, 5 USD each",
    plan: { outcome: "{ success_rate: 40 %, fallback_cost: $5 }" },
    node: "hosted.fallback.month",
    month: 1,
    want: 3000,
  },
  {
    name: "fallback with the path's own success rate",
    plan: {
      outcome: "{ success_rate: 40 %, fallback_cost: $5 }",
      paths: "{ hosted: { model: acme/one, success_rate: 90 % } }",
    },
    node: "hosted.fallback.month",
    month: 1,
    want: 500,
  },
  {
    name: "doing nothing: 1000 tasks × 5 USD × 24",
    plan: { outcome: "{ fallback_cost: $5 }" },
    node: "do-nothing.total",
    want: 120_000,
  },
  // Retrieval: index of 1 GB, one search a task.
  {
    name: "index again: 5 % changed and a twentieth of a new model",
    plan: { retrieval: collection },
    defaults: quietRetrieval,
    node: "hosted.retrieval.reindex.month",
    month: 1,
    want: 5.02,
  },
  {
    name: "store: 0.1 for chunks and 0.02 for one gigabyte of documents",
    plan: { retrieval: collection },
    defaults: quietRetrieval,
    node: "hosted.retrieval.store.month",
    month: 1,
    want: 0.12,
  },
  {
    name: "store: never below its minimum",
    plan: { retrieval: collection },
    defaults: { ...quietRetrieval, "price.vector.minimum": 50 },
    node: "hosted.retrieval.store.month",
    month: 1,
    want: 50.02,
  },
  {
    name: "searches: 1000 × 1 GB × 1e-6",
    plan: { retrieval: collection },
    defaults: quietRetrieval,
    node: "hosted.retrieval.search.month",
    month: 1,
    want: 0.001,
  },
  {
    name: "reranker: 1000 × 0.002",
    plan: { retrieval: collection },
    defaults: quietRetrieval,
    node: "hosted.retrieval.reranker.month",
    month: 1,
    want: 2,
  },
  // GPUs: the peak of 1000 tasks is far below one replica; a machine has two.
  {
    name: "one machine at 3 USD × 730 h",
    plan: { paths: bothPaths },
    defaults: { "price.gpu-decline": 0 },
    node: "self-hosted.gpu-serving.month",
    month: 1,
    want: 2190,
  },
  {
    name: "and one to spare",
    plan: {
      paths: "{ self-hosted: { model: tiny, accelerator: plain, redundancy: 1 } }",
    },
    defaults: { "price.gpu-decline": 0 },
    node: "self-hosted.gpu-serving.month",
    month: 1,
    want: 4380,
  },
  {
    name: "committed: 40 % off the on-demand price",
    plan: {
      paths:
        "{ self-hosted: { model: tiny, accelerator: plain, purchase: committed, redundancy: 0 } }",
    },
    defaults: { "price.gpu-decline": 0, "price.commitment-discount": 0.4 },
    node: "self-hosted.gpu-serving.month",
    month: 1,
    want: 1314,
  },
  {
    name: "peak: 1000 tasks × 2 ÷ (10 h × 30.4375 days)",
    plan: { paths: bothPaths },
    node: "self-hosted.peak-requests",
    month: 1,
    want: 2000 / (10 * 30.4375 * 3600),
  },
  {
    name: "peak: what waits is still done, over all hours",
    plan: { paths: bothPaths, "workload.batch_share": "100 %" },
    node: "self-hosted.peak-requests",
    month: 1,
    want: 1000 / (24 * 30.4375 * 3600),
  },
  // Sums.
  {
    name: "present value at 10 %: the years from their middle, the build whole",
    plan: { finance: "{ discount_rate: 10 %, price_decline: 0 % / year }" },
    defaults: { "maintenance.share": 0 },
    node: "finance.discount-factor.in-2028",
    want: 1.1 ** -1.5,
  },
];

describe("cost lines, by pocket calculator", () => {
  it.each(rows)("$name: $want", (row) => {
    const got = value(row);
    expect(Math.abs(got - row.want)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(row.want)));
  });
});
