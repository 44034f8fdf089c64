import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readDefaults } from "./defaults/read-defaults.ts";
import {
  collection,
  hours,
  isWanted,
  type LineRow,
  lineValue,
  quietRetrieval,
} from "./line-row.test-support.ts";
import { bothPaths } from "./plain-plan.test-support.ts";

const read = readDefaults(
  readFileSync(new URL("../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
  "defaults.yaml",
);
if (!read.ok) throw new Error("the defaults do not read");
const defaults = read.value;

it.each<LineRow>([
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
  ...[
    { name: "at least 29", hosting: 300, want: 29 },
    { name: "9 % of 2000", hosting: 2000, want: 180 },
    { name: "900 + 7 % of 70K + 5 % of 20K", hosting: 100_000, want: 6800 },
    { name: "900 + 4900 + 8500 + 3 % of 50K", hosting: 300_000, want: 15_800 },
  ].map(({ name, hosting, want }) => ({
    name: `support plan: ${name}`,
    plan: { commercial: "{ support_plan: business }" },
    defaults: { "infra.run": hosting },
    node: "hosted.support-plan.month",
    month: 1,
    want,
  })),
  {
    name: "support plan, own: 9 % of hosting and of one machine",
    plan: { paths: bothPaths, commercial: "{ support_plan: business }" },
    defaults: { "infra.run": 300, "price.gpu-decline": 0 },
    node: "self-hosted.support-plan.month",
    month: 1,
    want: 224.1,
  },
  {
    name: "who looks at the evaluation runs: 5 hours a month",
    defaults: { "evaluation.upkeep": 5 },
    node: "hosted.evaluation-runs.people.month",
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
    name: "operations as the plan states them: 0.2 of 1800 h",
    plan: { paths: "{ hosted: { model: acme/one, operations: 0.2 } }" },
    defaults: { "labour.productive-hours": 1800 },
    node: "hosted.operations.month",
    month: 1,
    want: 3000,
  },
  {
    name: "on call: 700 USD a week, a hundred a day",
    plan: { people: "{ rate: $100 / hour, on_call: $700 / week }" },
    node: "hosted.on-call.month",
    month: 1,
    want: 100 * 30.4375,
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
  ...[
    { month: 6, want: 0 },
    { month: 7, want: 16_000 },
    { month: 8, want: 1000 },
  ].map(({ month, want }) => ({
    name: `migration of a model that ends in month 7, in month ${month}`,
    plan: { paths: "{ hosted: { model: acme/ending } }" },
    defaults: { "migration.hours": 160, "migration.interval": 16 },
    node: "hosted.migration.month",
    month,
    want,
  })),
  {
    name: "migration of an open model: 160 h at 100 every 40 months",
    plan: { paths: bothPaths },
    defaults: { "migration.hours": 160, "migration.interval.self-hosted": 40 },
    node: "self-hosted.migration.month",
    month: 1,
    want: 400,
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
    node: "baseline.do-nothing.total",
    want: 120_000,
  },
  // Retrieval: index of 1 GB, one search a task.
  {
    name: "index again: 5 % of 50.20 changed",
    plan: { retrieval: collection },
    defaults: quietRetrieval,
    node: "hosted.retrieval.reindex.month",
    month: 1,
    want: 2.51,
  },
  {
    name: "index again: a twentieth of 50.20 for a new model",
    plan: { retrieval: collection },
    defaults: quietRetrieval,
    node: "hosted.retrieval.re-embedding.month",
    month: 1,
    want: 2.51,
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
    name: "reranker: 1000 × 0.002, and 20 % of tests",
    plan: { retrieval: collection, "workload.nonproduction_share": "20 %" },
    defaults: quietRetrieval,
    node: "hosted.retrieval.reranker.month",
    month: 1,
    want: 2.4,
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
    name: "20 tokens a second are a pause of 50 ms",
    plan: {
      paths: "{ self-hosted: { model: tiny, accelerator: plain, tokens_per_second: 20 / second } }",
    },
    node: "self-hosted.seconds-per-token",
    want: 0.05,
  },
  {
    name: "peak: 1000 tasks × 2 ÷ (10 h × 30.4375 days)",
    plan: { paths: bothPaths },
    node: "self-hosted.peak-requests",
    month: 1,
    want: 2000 / (10 * 30.4375 * 3600),
  },
  {
    name: "peak: on five days of seven",
    plan: { paths: bothPaths, "workload.active_days": "5 days / week" },
    node: "self-hosted.peak-requests",
    month: 1,
    want: ((2000 / (10 * 30.4375 * 3600)) * 7) / 5,
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
])("running: $name: $want", (row) => {
  const got = lineValue(row, defaults);
  expect(isWanted(row, got), String(got)).toBe(true);
});
