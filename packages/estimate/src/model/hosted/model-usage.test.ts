import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { buildModel, type Model } from "../build-model.ts";
import { defaultsFrom } from "../line-defaults.test-support.ts";
import { isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";

import { plainFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";

const catalog = new URL("../../../../../catalog/defaults.yaml", import.meta.url);
const defaults = defaultsFrom(readFileSync(catalog, "utf8"));
function modelOf(plan: Readonly<Record<string, string>>): Model {
  const parsed = parsePlan(plainPlan(plan), "plain.yaml");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const model = buildModel(parsed.value, plainFacts(defaults, {}));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
}

const routed = "{ hosted: { model: acme/one, small_model: acme/mini } }";
const route = {
  paths: routed,
  "workload.small_model_share": "40 %",
};

it.each<LineRow>([
  // The plain plan: 1000 tasks a month, 1000 tokens in at 2 USD and 100 out at 8 USD a million: 2.80.
  // acme/first (1, 5) ends in month 4, acme/second (2, 6) in month 10, then acme/next (3, 10).
  ...[
    { month: 3, want: 1.5 },
    { month: 4, want: 2.6 },
    { month: 9, want: 2.6 },
    { month: 10, want: 4 },
  ].map(({ month, want }) => ({
    name: `a replacement that ends too, month ${month}`,
    plan: { paths: "{ hosted: { model: acme/first } }" },
    node: "hosted.model-usage.month",
    month,
    want,
  })),
  {
    name: "each announced end is a migration: month 10 too",
    plan: { paths: "{ hosted: { model: acme/first } }" },
    defaults: { "migration.hours": 160, "migration.interval": 16 },
    node: "hosted.migration.month",
    month: 10,
    want: 16_000,
  },
  {
    name: "a replacement's price falls from its own first day: month 7 is not cheaper yet",
    plan: {
      paths: "{ hosted: { model: acme/ending } }",
      finance: "{ price_decline: 12 % / year }",
    },
    node: "hosted.model-usage.month",
    month: 7,
    want: 4,
  },
  {
    name: "a replacement's price falls from its own first day: 12 % a year later",
    plan: {
      paths: "{ hosted: { model: acme/ending } }",
      finance: "{ price_decline: 12 % / year }",
    },
    node: "hosted.model-usage.month",
    month: 19,
    want: 4 * 0.88,
  },
  {
    name: "a replacement whose context is too short is not taken",
    plan: { paths: "{ hosted: { model: acme/short-sighted } }" },
    node: "hosted.model-usage.total",
    want: 24 * 2.8,
  },
  // Caching: read 0.2, write 2.5.
  {
    name: "history that is hardly found is not cached: three prompts as plain input",
    plan: { "workload.turns_per_conversation": "3", "workload.history_hit_share": "10 %" },
    node: "hosted.model-usage.input.month",
    month: 1,
    want: 3.45 * 2,
  },
  {
    name: "and nothing is written",
    plan: { "workload.turns_per_conversation": "3", "workload.history_hit_share": "10 %" },
    node: "hosted.model-usage.cache-write.month",
    month: 1,
    want: 0,
  },
  {
    name: "a prefix found in 20 % of calls is not cached",
    plan: { "workload.cached_prefix_tokens": "400", "workload.cache_hit_share": "20 %" },
    node: "hosted.model-usage.month",
    month: 1,
    want: 2.8,
  },
  {
    name: "the prefix is cached where the history does not pay: 3 × 400 found",
    plan: {
      "workload.turns_per_conversation": "3",
      "workload.history_hit_share": "1 %",
      "workload.cached_prefix_tokens": "400",
      "workload.cache_hit_share": "100 %",
    },
    node: "hosted.model-usage.cache-read.month",
    month: 1,
    want: 1.2 * 0.2,
  },
  // A fee of 5 USD for 1,000 requests, beside the tokens; a task of the plain plan is one call.
  {
    name: "a fee for each request",
    plan: { paths: "{ hosted: { model: acme/fee } }" },
    node: "hosted.model-usage.requests.month",
    month: 1,
    want: 5,
  },
  {
    name: "a fee for each request counts retries, and is in the bill",
    plan: { paths: "{ hosted: { model: acme/fee } }", "workload.retry_share": "10 %" },
    node: "hosted.model-usage.month",
    month: 1,
    want: 1.1 * (2.8 + 5),
  },
  {
    name: "a small model's fee is for its share",
    plan: { ...route, paths: "{ hosted: { model: acme/one, small_model: acme/fee } }" },
    node: "hosted.model-usage.small-requests.month",
    month: 1,
    want: 0.4 * 5,
  },
  {
    name: "shadow calls pay the fee too",
    plan: { ...route, paths: "{ hosted: { model: acme/fee, small_model: acme/mini } }" },
    defaults: { "routing.classifier": 0, "routing.shadow-share": 0.05 },
    node: "hosted.routing.month",
    month: 1,
    want: 0.4 * 0.05 * (2.8 + 5),
  },
  // Routing: 40 % to a model at 0.5 and 2.
  {
    name: "routing: 60 % stay",
    plan: route,
    node: "hosted.model-usage.input.month",
    month: 1,
    want: 0.6 * 2,
  },
  {
    name: "routing: 40 % go to the small model",
    plan: route,
    node: "hosted.model-usage.small-input.month",
    month: 1,
    want: 0.4 * 0.5,
  },
  {
    name: "routing: a classifier for each task, and 5 % of the small model's tasks at the large one",
    plan: route,
    defaults: { "routing.classifier": 0.0001, "routing.shadow-share": 0.05 },
    node: "hosted.routing.month",
    month: 1,
    want: 0.1 + 0.4 * 0.05 * 2.8,
  },
  {
    name: "routing: shadow calls count towards a commitment: 5 − (0.6 × 2.8 + 0.4 × 0.7 + 0.056)",
    plan: { ...route, commercial: "{ minimum_commitment: $5 / month }" },
    defaults: { "routing.shadow-share": 0.05 },
    node: "hosted.model-usage.shortfall.month",
    month: 1,
    want: 5 - 1.68 - 0.28 - 0.056,
  },
  {
    name: "routing: hits of 75 % with all tasks are 1 − 0.25^0.6 with 60 % of them",
    plan: {
      ...route,
      "workload.cached_prefix_tokens": "400",
      "workload.cache_hit_share": "75 %",
    },
    node: "hosted.routing.large-cached-tokens",
    want: 400 * (1 - 0.25 ** 0.6),
  },
  {
    name: "a small model that a plan names gets the default share",
    plan: { paths: routed },
    defaults: { "usage.small-model-share": 0.5 },
    node: "hosted.model-usage.small-output.month",
    month: 1,
    want: 0.5 * 0.2,
  },
  {
    name: "routing: nothing is left for the large model, everything is found",
    plan: {
      ...route,
      "workload.small_model_share": "100 %",
      "workload.cached_prefix_tokens": "400",
      "workload.cache_hit_share": "100 %",
    },
    node: "hosted.model-usage.month",
    month: 1,
    want: 0.4 * 0.05 + 0.6 * 0.5 + 0.2,
  },
  // Tuned: 3 USD in and 12 out, beside the untuned model of the same name.
  ...(
    [
      ["hosted", 2.8],
      ["hosted-tuned", 4.2],
    ] as const
  ).map(([path, want]) => ({
    name: `${path} has prices of its own`,
    plan: { paths: "{ hosted: { model: acme/one }, hosted-tuned: { model: acme/one } }" },
    node: `${path}.model-usage.month`,
    month: 1,
    want,
  })),
  // Own machines: the 80 % that no cache answers.
  {
    name: "a response cache takes load off own machines too",
    plan: {
      paths: "{ self-hosted: { model: tiny, accelerator: plain, redundancy: 0 } }",
      "workload.exact_repeats": "20 %",
    },
    node: "self-hosted.paid-calls",
    want: 0.8,
  },
  // Contracts.
  {
    name: "a discount of 25 %",
    plan: { commercial: "{ discount: 25 % }" },
    node: "hosted.model-usage.month",
    month: 1,
    want: 2.1,
  },
  {
    name: "an uplift of 1.2 on top",
    plan: { commercial: "{ discount: 25 %, residency_uplift: 1.2 }" },
    node: "hosted.model-usage.month",
    month: 1,
    want: 2.52,
  },
  {
    name: "what the region adds over 24 months",
    plan: { commercial: "{ residency_uplift: 1.25 }" },
    node: "hosted.residency.total",
    want: 24 * 0.7,
  },
  {
    name: "the uplift that the seller lists",
    plan: { paths: "{ hosted: { model: acme/many } }", compliance: "{ residency: region }" },
    node: "hosted.model-usage.month",
    month: 1,
    want: 2.8 * 1.1,
  },
  {
    name: "the default where the seller lists none",
    plan: { compliance: "{ residency: region }" },
    defaults: { "price.residency-uplift": 1.15 },
    node: "hosted.model-usage.month",
    month: 1,
    want: 2.8 * 1.15,
  },
  {
    name: "a commitment of 5 falls short by 2.2",
    plan: { commercial: "{ minimum_commitment: $5 / month }" },
    node: "hosted.model-usage.shortfall.month",
    month: 1,
    want: 2.2,
  },
  {
    name: "so the bill is what is committed",
    plan: { commercial: "{ minimum_commitment: $5 / month }" },
    node: "hosted.model-usage.total",
    want: 24 * 5,
  },
  {
    name: "a commitment of 2 is used up",
    plan: { commercial: "{ minimum_commitment: $2 / month }" },
    node: "hosted.model-usage.total",
    want: 24 * 2.8,
  },
  {
    name: "month by month: a ramp of 3 months uses 0.7, 1.4, 2.1, then 2.8 of 2",
    plan: { commercial: "{ minimum_commitment: $2 / month }", "workload.ramp": "3 months" },
    node: "hosted.model-usage.shortfall.total",
    want: 1.3 + 0.6,
  },
  {
    name: "free credit of 1 a month",
    plan: { commercial: "{ free_credit: $1 / month }" },
    node: "hosted.model-usage.month",
    month: 1,
    want: 1.8,
  },
  {
    name: "free credit beyond what is used makes it free, not cheaper",
    plan: { commercial: "{ free_credit: $5 / month }" },
    node: "hosted.model-usage.total",
    want: 0,
  },
  {
    name: "a commitment of 2 after a credit of 1: 1.8 is used, 0.2 short",
    plan: { commercial: "{ minimum_commitment: $2 / month, free_credit: $1 / month }" },
    node: "hosted.model-usage.total",
    want: 24 * 2,
  },
  {
    name: "reserved throughput in place of the tokens",
    plan: { commercial: "{ provisioned: $900 / month }" },
    node: "hosted.model-usage.total",
    want: 24 * 900,
  },
  {
    name: "images at a price of their own: 765 tokens at 3 in place of 2",
    plan: { paths: "{ hosted: { model: acme/many } }", "workload.images_in": "1" },
    node: "hosted.model-usage.image.month",
    month: 1,
    want: 0.765,
  },
])("model usage: $name", (row) => {
  const got = lineValue(row, defaults);
  expect(isWanted(row, got), String(got)).toBe(true);
});

it.each([
  {
    name: "a model without a price for images",
    plan: { "workload.images_in": "1" },
    want: "no price for input_image",
  },
  {
    name: "an image model without a price for images",
    plan: { "workload.images_out": "1", "workload.image_model": "acme/one" },
    want: "no price for images of acme/one",
  },
  {
    name: "a model that nobody tunes",
    plan: { paths: "{ hosted-tuned: { model: acme/mini } }" },
    want: "",
  },
])("what has no price is never zero: $name", ({ plan, want }) => {
  const model = modelOf(plan);
  expect(model.paths[0]?.status).not.toBe("priced");
  expect(model.notes.map(({ text }) => text).join("\n")).toContain(want);
});

it("says that the book does not have a judge", () => {
  const parsed = parsePlan(plainPlan({ quality: "{ judge: acme/on }" }), "plain.yaml");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  expect(buildModel(parsed.value, plainFacts(defaults, {}))).toMatchObject({
    ok: false,
    error: [{ message: "the price book list has no model acme/on" }],
  });
});

it("says that the fee for reserved throughput goes on when a model ends", () => {
  const { notes } = modelOf({
    paths: "{ hosted: { model: acme/ending } }",
    commercial: "{ provisioned: $900 / month }",
  });
  const ends = notes.filter(({ code }) => code === "ends-within-horizon").map(({ text }) => text);
  expect(ends).toEqual([expect.stringContaining("the fee for reserved throughput goes on")]);
  expect(ends[0]).not.toContain("counts the prices of");
});

it("refuses a judge that has no price for writing", () => {
  const parsed = parsePlan(plainPlan({ quality: "{ judge: acme/embed }" }), "plain.yaml");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  expect(buildModel(parsed.value, plainFacts(defaults, {}))).toMatchObject({
    ok: false,
    error: [{ message: "the price book list has no price of acme/embed for output_text" }],
  });
});

it("follows a chain of ends in its notes", () => {
  const { notes } = modelOf({ paths: "{ hosted: { model: acme/first } }" });
  const ends = notes.filter(({ code }) => code === "ends-within-horizon").map(({ text }) => text);
  expect(ends).toEqual([
    expect.stringMatching(/^First ends on 2027-04-01.*the prices of Second\.$/),
    expect.stringMatching(/^Second ends on 2027-10-01.*the prices of Next\.$/),
  ]);
});

it("says what reserved throughput has to carry: 1000 × 2 ÷ (10 h × 60 × 30.44) calls a minute", () => {
  const { notes } = modelOf({ commercial: "{ provisioned: $900 / month }" });
  expect(notes.map(({ text }) => text).join("\n")).toContain("about 110 tokens in and 11 out");
});

it("says why a recommended model is not counted with", () => {
  const { notes } = modelOf({ paths: "{ hosted: { model: acme/short-sighted } }" });
  expect(notes.map(({ text }) => text).join("\n")).toContain("as the next one is too small");
});
