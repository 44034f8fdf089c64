import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readDefaults } from "../defaults/read-defaults.ts";
import { isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";

const read = readDefaults(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
  "defaults.yaml",
);
if (!read.ok) throw new Error("the defaults do not read");
const defaults = read.value;

/** 18,000 examples of 1,000 tokens, twice: 36M tokens. */
const examples = "examples: 18k, tokens_per_example: 1000, epochs: 2";
const tuning = `{ ${examples}, runs: 4, reviewed_examples: 600, label_share: 10 %, retrains: 2 / year }`;
const provider = { paths: "{ hosted-tuned: { model: acme/one } }", tuning };
const own = {
  paths: "{ self-hosted-tuned: { model: tiny, accelerator: plain, redundancy: 0 } }",
  tuning,
};
/** A GPU that reaches 40.6 of its 100 T operations a second does 36M tokens × 4.06 G in an hour. */
const speed = { "training.efficiency.lora": 0.406, "tuning.start-hours": 0.5 };
/** 40 USD an hour ÷ 20 ÷ 0.8: 2.50 USD a label. */
const labels = { "data.label-rate": 40, "data.labels-per-hour": 20, "data.label-reject": 0.2 };
const byParts = "{ discount_rate: 0 %, price_decline: 0 % / year, maintenance: by-parts }";

it.each<LineRow>([
  // Build, at 100 USD an hour.
  {
    name: "engineering at a provider: 70 h",
    plan: provider,
    defaults: { "eng.tuning-provider": 70 },
    node: "hosted-tuned.tuning.total",
    want: 7000,
  },
  {
    name: "engineering of one's own: 200 h",
    plan: own,
    defaults: { "eng.tuning-own": 200 },
    node: "self-hosted-tuned.tuning.total",
    want: 20_000,
  },
  {
    name: "1,800 labels of 2.50",
    plan: provider,
    defaults: labels,
    node: "hosted-tuned.labels.total",
    want: 4500,
  },
  {
    name: "and 200 that the plan states",
    plan: { ...provider, data: "{ labels: 200 }" },
    defaults: labels,
    node: "hosted-tuned.labels.total",
    want: 5000,
  },
  {
    name: "labels of the plan on a path that is not tuned",
    plan: { data: "{ labels: 200 }" },
    defaults: labels,
    node: "hosted.labels.total",
    want: 500,
  },
  {
    name: "600 examples looked at, 1.5 minutes each",
    plan: provider,
    defaults: { "tuning.example-review": 1.5 },
    node: "hosted-tuned.example-review.total",
    want: 1500,
  },
  {
    name: "never more than there are: 200",
    plan: { ...provider, tuning: "{ examples: 200, reviewed_examples: 600 }" },
    defaults: { "tuning.example-review": 1.5 },
    node: "hosted-tuned.example-review.total",
    want: 500,
  },
  {
    name: "36M tokens at 5 USD a million, four runs",
    plan: provider,
    node: "hosted-tuned.training.total",
    want: 720,
  },
  {
    name: "examples as long as a first prompt and one answer: 18,000 × 1,100 × 2 at 5 USD a million",
    plan: { ...provider, tuning: "{ examples: 18k, epochs: 2, runs: 1 }" },
    node: "hosted-tuned.training.total",
    want: 198,
  },
  {
    name: "one GPU hour, two GPUs, half an hour to start: one hour at 3 USD, four runs",
    plan: own,
    defaults: speed,
    node: "self-hosted-tuned.training.total",
    want: 12,
  },
  {
    name: "all weights: 6 against 4.06 operations at the same share",
    plan: { ...own, tuning: `{ ${examples}, runs: 1, method: full }` },
    defaults: { ...speed, "training.efficiency.full": 0.6 },
    node: "self-hosted-tuned.training.total",
    want: 3,
  },
  {
    name: "runs of one's own by default: five",
    plan: { ...own, tuning: `{ ${examples} }` },
    defaults: { ...speed, "tuning.runs.self-hosted-tuned": 5 },
    node: "self-hosted-tuned.training.total",
    want: 15,
  },
  // Running.
  {
    name: "half a dollar an hour, used or not",
    plan: provider,
    node: "hosted-tuned.tuned-hosting.month",
    month: 1,
    want: 365,
  },
  {
    name: "hosting as the plan says: 2 USD an hour",
    plan: { ...provider, tuning: "{ hosting: $2 / hour }" },
    node: "hosted-tuned.tuned-hosting.month",
    month: 1,
    want: 1460,
  },
  {
    name: "a list that does not say: the default",
    plan: { paths: "{ hosted-tuned: { model: acme/next } }" },
    defaults: { "price.tuned-hosting": 1 },
    node: "hosted-tuned.tuned-hosting.month",
    month: 1,
    want: 730,
  },
  {
    name: "tokens at the price of the tuned version: 1,000 × (1,000 × 3 + 100 × 12) ÷ 10^6",
    plan: provider,
    node: "hosted-tuned.model-usage.month",
    month: 1,
    want: 4.2,
  },
  {
    name: "two retrainings a year of one run, 180 USD, and four runs for a new model every 18 months",
    plan: provider,
    defaults: { "tuning.retrain-runs": 1, "migration.interval": 18 },
    node: "hosted-tuned.retraining.month",
    month: 1,
    want: 30 + 40,
  },
  {
    name: "each retraining of two runs",
    plan: provider,
    defaults: { "tuning.retrain-runs": 2, "migration.interval": 18 },
    node: "hosted-tuned.retraining.month",
    month: 1,
    want: 60 + 40,
  },
  {
    name: "of one's own: two a year of 3 USD, four for a new model every 30 months",
    plan: own,
    defaults: { ...speed, "tuning.retrain-runs": 1, "migration.interval.self-hosted": 30 },
    node: "self-hosted-tuned.retraining.month",
    month: 1,
    want: 0.5 + 0.4,
  },
  {
    name: "people by parts: 2 ÷ 12 × (40 h × 100 + a fifth of 1,500 of review)",
    plan: { ...provider, finance: byParts },
    defaults: {
      ...labels,
      "tuning.example-review": 1.5,
      "tuning.retrain-hours": 40,
      "tuning.refresh-share": 0.2,
    },
    node: "hosted-tuned.retraining.people.month",
    month: 1,
    want: 4300 / 6,
  },
  {
    name: "labels by parts: 2 ÷ 12 × a fifth of 4,500",
    plan: { ...provider, finance: byParts },
    defaults: { ...labels, "tuning.refresh-share": 0.2 },
    node: "hosted-tuned.retraining.labels.month",
    month: 1,
    want: 150,
  },
  {
    name: "which are bought as in the build: 10 % of them",
    plan: { ...provider, finance: byParts, commercial: "{ tax: 10 % }" },
    defaults: { ...labels, "tuning.refresh-share": 0.2 },
    node: "hosted-tuned.tax-on-maintenance.month-at-wages.month",
    month: 1,
    want: 15,
  },
  // acme/ending ends in the seventh month; acme/next is tuned at 10 USD a million: 360 USD a run.
  {
    name: "the month of an announced end: 30 of retraining, four runs for the next model",
    plan: { ...provider, paths: "{ hosted-tuned: { model: acme/ending } }" },
    defaults: { "tuning.retrain-runs": 1, "migration.interval": 18 },
    node: "hosted-tuned.retraining.month",
    month: 7,
    want: 30 + 1440,
  },
  {
    name: "before it: no change",
    plan: { ...provider, paths: "{ hosted-tuned: { model: acme/ending } }" },
    defaults: { "tuning.retrain-runs": 1, "migration.interval": 18 },
    node: "hosted-tuned.retraining.month",
    month: 6,
    want: 30,
  },
  {
    name: "after it: four more every 18 months",
    plan: { ...provider, paths: "{ hosted-tuned: { model: acme/ending } }" },
    defaults: { "tuning.retrain-runs": 1, "migration.interval": 18 },
    node: "hosted-tuned.retraining.month",
    month: 8,
    want: 30 + 80,
  },
  {
    name: "then the tuned version of the next: 1,000 × (1,000 × 4 + 100 × 15) ÷ 10^6",
    plan: { ...provider, paths: "{ hosted-tuned: { model: acme/ending } }" },
    node: "hosted-tuned.model-usage.month",
    month: 8,
    want: 5.5,
  },
  {
    name: "hours of a change: three times those of a plain model",
    plan: provider,
    defaults: {
      "migration.hours": 60,
      "migration.tuned-multiple": 3,
      "migration.interval": 18,
    },
    node: "hosted-tuned.migration.month",
    month: 1,
    want: 1000,
  },
  // 1G parameters × 20 tokens × 6 G operations ÷ 50 T a second: 2.4M s on GPUs of 1.50 USD, 40 % off.
  {
    name: "from scratch: compute of two runs",
    defaults: {
      "from-scratch.tokens-per-parameter": 20,
      "from-scratch.runs": 2,
      "training.efficiency.full": 0.5,
      "price.commitment-discount": 0.4,
    },
    node: "baseline.from-scratch.compute",
    want: (2.4e6 / 3600) * 0.9 * 2,
  },
  {
    name: "from scratch: a model sees no more than the largest published runs, here half as many",
    defaults: {
      "from-scratch.tokens-per-parameter": 20,
      "from-scratch.tokens": 10e9,
      "from-scratch.runs": 2,
      "training.efficiency.full": 0.5,
      "price.commitment-discount": 0.4,
    },
    node: "baseline.from-scratch.compute",
    want: (1.2e6 / 3600) * 0.9 * 2,
  },
  {
    name: "from scratch: ten people of 1,800 hours",
    defaults: { "from-scratch.team": 10, "labour.productive-hours": 1800 },
    node: "baseline.from-scratch.team",
    want: 1_800_000,
  },
])("$name: $want", (row) => {
  const value = lineValue(row, defaults);
  expect(isWanted(row, value), `${value} instead of ${row.want}`).toBe(true);
});

it("a seller that takes a fee for the weights takes it beside the hours", () => {
  const row = defaults.get("price.tuned-storage.bedrock");
  if (row === undefined) throw new Error("no row");
  const known = new Map([
    ...defaults,
    ["price.tuned-storage.acme", { ...row, id: "price.tuned-storage.acme" }],
  ]);
  const of = (from: typeof defaults) =>
    lineValue(
      { name: "", plan: provider, node: "hosted-tuned.tuned-hosting.total", want: 0 },
      from,
    );
  expect(of(known) - of(defaults)).toBeCloseTo(24 * 1.95, 9);
});
