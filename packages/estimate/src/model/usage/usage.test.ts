import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { centre, evaluate } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { buildModel } from "../build-model.ts";
import { defaultsFrom } from "../line-defaults.test-support.ts";
import { isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";

import { plainFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";
import { typicalCall } from "./typical-call.ts";

const catalog = new URL("../../../../../catalog/defaults.yaml", import.meta.url);
const defaults = defaultsFrom(readFileSync(catalog, "utf8"));
const bothApi = "{ hosted: { model: acme/one, success_rate: 50 % } }";

it.each<LineRow>([
  // The plain plan: 1000 tasks a month, 1000 tokens in at 2 USD and 100 out at 8 USD a million.
  {
    name: "two images of 765 tokens join the prompt",
    plan: { "workload.images_in": "2" },
    node: "usage.prompt-tokens",
    want: 1000 + 2 * 765,
  },
  {
    name: "images are sent again with each of two calls",
    plan: { "workload.images_in": "2", "workload.steps_per_task": "2" },
    node: "usage.input-tokens-per-task",
    want: 2530 + 2530 + 700,
  },
  {
    name: "a prefix used every 5 minutes is found in 1 − 1/e of calls",
    plan: {
      "workload.cached_prefix_tokens": "400",
      "workload.reuse_gap": "5 minutes",
    },
    node: "usage.cached-tokens",
    want: 400 * (1 - 1 / Math.E),
  },
  {
    name: "a stated hit share wins over the gap",
    plan: {
      "workload.cached_prefix_tokens": "400",
      "workload.reuse_gap": "5 minutes",
      "workload.cache_hit_share": "25 %",
    },
    node: "usage.cached-tokens",
    want: 100,
  },
  {
    name: "10 % exact and 20 % near repeats: 70 % reach the model",
    plan: { "workload.exact_repeats": "10 %", "workload.near_repeats": "20 %" },
    node: "hosted.model-usage.month",
    month: 1,
    want: 2.8 * 0.7,
  },
  {
    name: "repeats of all tasks leave none for the model",
    plan: { "workload.exact_repeats": "60 %", "workload.near_repeats": "40 %" },
    node: "hosted.model-usage.month",
    month: 1,
    want: 0,
  },
  {
    name: "both kinds: by the words for all 1000, by the meaning for the 800 that these do not find",
    plan: { "workload.exact_repeats": "20 %", "workload.near_repeats": "30 %" },
    defaults: { "cache.look-up.exact": 0.000001, "cache.look-up.near": 0.00003 },
    node: "hosted.response-cache.look-up.month",
    month: 1,
    want: 0.001 + 0.8 * 0.03,
  },
  {
    name: "response cache: store of 50, 1000 look-ups at 0.03 and 200 records at 0.10 a thousand",
    plan: { "workload.near_repeats": "20 %" },
    defaults: { "cache.store": 50, "cache.look-up.near": 0.00003, "observability.event": 0.0001 },
    node: "hosted.response-cache.month",
    month: 1,
    want: 50.05,
  },
  {
    name: "exact repeats need no embedding",
    plan: { "workload.exact_repeats": "20 %" },
    defaults: { "cache.look-up.exact": 0.000001 },
    node: "hosted.response-cache.look-up.month",
    month: 1,
    want: 0.001,
  },
  {
    name: "success of 50 % with 4 % lost and a twentieth of 20 % near repeats wrong",
    plan: {
      paths: bothApi,
      "workload.failure_share": "4 %",
      "workload.near_repeats": "20 %",
    },
    defaults: { "cache.near-wrong": 0.05 },
    node: "hosted.success-share",
    want: 0.5 * 0.96 * 0.99,
  },
  {
    name: "lost tasks go to people: 1000 × (1 − 0.5 × 0.96) × 10",
    plan: {
      paths: bothApi,
      outcome: "{ fallback_cost: $10 }",
      "workload.failure_share": "4 %",
    },
    node: "hosted.fallback.month",
    month: 1,
    want: 5200,
  },
  {
    name: "an agent by its tools: six steps when none are stated",
    plan: { "workload.steps_per_task": "6", "workload.tool_result_tokens": "600" },
    node: "usage.calls-per-task",
    want: 6,
  },
  // Seasons.
  ...[
    { month: 1, want: 1000 * (1 + (0.2 * Math.sqrt(3)) / 2) },
    { month: 3, want: 1000 },
    { month: 6, want: 800 },
    { month: 12, want: 1200 },
    { month: 24, want: 1200 },
  ].map(({ month, want }) => ({
    name: `a swing of 20 % around December, month ${month}`,
    plan: { "workload.seasonal_swing": "20 %" },
    node: "volume.tasks",
    month,
    want,
  })),
  {
    name: "a swing around July",
    plan: { "workload.seasonal_swing": "20 %", "workload.seasonal_peak": "7" },
    node: "volume.tasks",
    month: 7,
    want: 1200,
  },
  {
    name: "seasons leave the tasks of whole years as they are",
    plan: { "workload.seasonal_swing": "35 %", "workload.seasonal_peak": "4" },
    node: "basis.task.sum",
    want: 24_000,
  },
  {
    name: "the busiest month is what machines are planned for: 1.2 × 1000 × 2 in 10 h of each day",
    plan: {
      paths: "{ self-hosted: { model: tiny, accelerator: plain, redundancy: 0 } }",
      "workload.seasonal_swing": "20 %",
    },
    node: "self-hosted.peak-requests",
    month: 12,
    want: (1200 * 2) / (10 * (365.25 / 12) * 3600),
  },
])("usage: $name", (row) => {
  const got = lineValue(row, defaults);
  expect(isWanted(row, got), String(got)).toBe(true);
});

it("the typical call is the centre of the graph, with images and as an agent", () => {
  const plan = {
    "workload.images_in": "1 to 4",
    "workload.input_tokens": "800 to 2000",
    "workload.turns_per_conversation": "low 1, likely 2, high 5",
  };
  const parsed = parsePlan(plainPlan(plan).replace('steps_per_task: "1", ', ""), "plain.yaml");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const facts = plainFacts(defaults, {});
  const model = buildModel(parsed.value, facts);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const middle = centre(model.value.graph);
  if (!middle.ok) throw new Error(JSON.stringify(middle.error));
  const call = typicalCall(parsed.value, facts.defaults);
  expect(call.promptTokens).toBeCloseTo(middle.value.value("usage.prompt-tokens"), 6);
  expect(call.calls).toBeCloseTo(middle.value.value("usage.calls-per-task"), 9);
  expect(middle.value.value("workload.steps_per_task")).toBe(6);
});

it("draws tokens in and out together, by the rank correlation of the plan", () => {
  const parsed = parsePlan(
    plainPlan({
      "workload.input_tokens": "800 to 2000",
      "workload.output_tokens": "100 to 300",
      "workload.token_correlation": "0.7",
    }),
    "plain.yaml",
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const model = buildModel(parsed.value, plainFacts(defaults, {}));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const ids = ["workload.input_tokens", "workload.output_tokens"];
  const drawn = evaluate(model.value.graph, { seed: 2, draws: 4096, targets: ids });
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.error));
  const [a, b] = ids.map((id) => ranks(drawn.value.samples(id))) as [number[], number[]];
  const mean = (a.length - 1) / 2;
  const product = (x: readonly number[], y: readonly number[]): number =>
    x.reduce((sum, each, at) => sum + (each - mean) * ((y[at] as number) - mean), 0);
  expect(product(a, b) / product(a, a)).toBeCloseTo(0.7, 1);
});

/** Place of each value among all. */
function ranks(values: Iterable<number>): number[] {
  const all = [...values];
  const order = all.map((_, at) => at).sort((x, y) => (all[x] as number) - (all[y] as number));
  const places = new Array<number>(all.length);
  for (const [place, at] of order.entries()) places[at] = place;
  return places;
}

it.each([
  {
    name: "a correlation with a fixed number",
    plan: { "workload.token_correlation": "0.5" },
    want: "token_correlation is not used",
  },
  {
    name: "a gap beside a hit share",
    plan: {
      "workload.cached_prefix_tokens": "400",
      "workload.reuse_gap": "5 minutes",
      "workload.cache_hit_share": "25 %",
    },
    want: "reuse_gap is not used",
  },
  {
    name: "a share for a small model that no path names",
    plan: { "workload.small_model_share": "30 %" },
    want: "small_model_share is not used on hosted",
  },
  {
    name: "near repeats",
    plan: { "workload.near_repeats": "30 %" },
    want: "counts as failed tasks",
  },
  {
    name: "retrieval without a word on a reranker",
    plan: { retrieval: "{ chunks: 10k, changed: 5 % / month }" },
    want: "one is assumed, and paid for every search",
  },
  {
    name: "a cache that finds too little",
    plan: { "workload.cached_prefix_tokens": "400", "workload.reuse_gap": "60 minutes" },
    want: "Caching the repeated prefix does not pay",
  },
  {
    name: "a hit share of nothing that repeats",
    plan: { "workload.cache_hit_share": "25 %" },
    want: "workload.cache_hit_share has no effect",
  },
  {
    name: "a gap between uses of nothing that repeats",
    plan: { "workload.reuse_gap": "5 minutes" },
    want: "workload.reuse_gap has no effect",
  },
  {
    name: "candidates of no reranker",
    plan: { retrieval: "{ chunks: 10k, changed: 5 % / month, reranker: false, candidates: 300 }" },
    want: "retrieval.candidates has no effect",
  },
])("says in a note: $name", ({ plan, want }) => {
  const parsed = parsePlan(plainPlan(plan), "plain.yaml");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const model = buildModel(parsed.value, plainFacts(defaults, {}));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  expect(model.value.notes.map(({ text }) => text).join("\n")).toContain(want);
});

it.each(["exact_repeats", "near_repeats"])("%s of 0 % are no response cache", (repeats) => {
  const [none, zero] = [{}, { [`workload.${repeats}`]: "0 %" }].map((plan) => {
    const parsed = parsePlan(plainPlan(plan), "plain.yaml");
    const model = parsed.ok ? buildModel(parsed.value, plainFacts(defaults, {})) : parsed;
    if (!model.ok) throw new Error(JSON.stringify(model.error));
    const middle = centre(model.value.graph);
    if (!middle.ok) throw new Error(JSON.stringify(middle.error));
    const { notes, graph } = model.value;
    return {
      total: middle.value.value("hosted.total"),
      notes,
      cache: graph.nodes.has("hosted.response-cache.total"),
    };
  });
  expect(zero).toEqual({ ...none, cache: false });
});

it("what a plan leaves undone is no input, as nobody has stated it", () => {
  const parsed = parsePlan(plainPlan({ "workload.exact_repeats": "10 %" }), "plain.yaml");
  const model = parsed.ok ? buildModel(parsed.value, plainFacts(defaults, {})) : parsed;
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const { nodes } = model.value.graph;
  expect(nodes.get("workload.exact_repeats")?.kind).toBe("input");
  for (const id of ["near_repeats", "batch_share", "cached_prefix_tokens"]) {
    expect(nodes.get(`workload.${id}`)?.kind, id).not.toBe("input");
  }
});

it("never takes more near repeats than there are tasks not asked in the same words", () => {
  const plan = parsePlan(
    plainPlan({
      "workload.exact_repeats": "30 % to 80 %",
      "workload.near_repeats": "20 % to 70 %",
      outcome: "{ success_rate: 50 % }",
    }),
    "plain.yaml",
  );
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, plainFacts(defaults, { "cache.near-wrong": 1 }));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const ids = ["usage.reach-share", "usage.wrong-from-cache", "workload.exact_repeats"];
  const drawn = evaluate(model.value.graph, { draws: 512, seed: 1, targets: ids });
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.error));
  const [reach, wrong, exact] = ids.map((id) => drawn.value.samples(id));
  for (let at = 0; at < 512; at++) {
    expect(reach?.[at]).toBeGreaterThanOrEqual(-1e-12);
    expect(wrong?.[at]).toBeLessThanOrEqual(1 - (exact?.[at] as number) + 1e-12);
  }
});
