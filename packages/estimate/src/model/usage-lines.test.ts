import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readDefaults } from "./defaults/read-defaults.ts";
import { isWanted, type LineRow, lineValue } from "./line-row.test-support.ts";

const read = readDefaults(
  readFileSync(new URL("../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
  "defaults.yaml",
);
if (!read.ok) throw new Error("the defaults do not read");
const defaults = read.value;

it.each<LineRow>([
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
  // A model that ends on 2027-07-01: 2 and 8 USD, then 3 and 10.
  ...[
    { month: 6, want: 2.8 },
    { month: 7, want: 4 },
  ].map(({ month, want }) => ({
    name: `a model that ends, month ${month}`,
    plan: { paths: "{ hosted: { model: acme/ending } }" },
    node: "hosted.model-usage.month",
    month,
    want,
  })),
  {
    name: "a model that ends: 6 months and 18 of the next",
    plan: { paths: "{ hosted: { model: acme/ending } }" },
    node: "hosted.model-usage.total",
    want: 6 * 2.8 + 18 * 4,
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
  {
    name: "two turns of three steps: 1000, 1700, 2400, then with all tool results 2550, 3250, 3950",
    plan: { "workload.turns_per_conversation": "2", "workload.steps_per_task": "3" },
    node: "usage.input-tokens-per-task",
    want: 14_850,
  },
  {
    name: "of six calls, only the last prompt's 3950 tokens are new",
    plan: { "workload.turns_per_conversation": "2", "workload.steps_per_task": "3" },
    node: "usage.new-tokens",
    want: 3950 / 6,
  },
  {
    name: "history: 1000 and 1150 were sent before, half of it found",
    plan: { "workload.turns_per_conversation": "3", "workload.history_hit_share": "50 %" },
    node: "hosted.model-usage.cache-read.month",
    month: 1,
    want: 1.075 * 0.2,
  },
  {
    name: "history: the other 2375 of 3450 are written",
    plan: { "workload.turns_per_conversation": "3", "workload.history_hit_share": "50 %" },
    node: "hosted.model-usage.cache-write.month",
    month: 1,
    want: 2.375 * 2.5,
  },
  {
    name: "history beside a repeated part of 400, all of both found: 3 × 400 + 600 + 750",
    plan: {
      "workload.turns_per_conversation": "3",
      "workload.history_hit_share": "100 %",
      "workload.cached_prefix_tokens": "400",
      "workload.cache_hit_share": "100 %",
    },
    node: "hosted.model-usage.cache-read.month",
    month: 1,
    want: (1.2 + 0.6 + 0.75) * 0.2,
  },
  {
    name: "history: nothing is cached at 0 %",
    plan: { "workload.turns_per_conversation": "3", "workload.history_hit_share": "0 %" },
    node: "hosted.model-usage.input.month",
    month: 1,
    want: 3.45 * 2,
  },
  {
    name: "history: prompts of 575 tokens are too short to be cached",
    plan: { "workload.turns_per_conversation": "3", "workload.input_tokens": "425" },
    node: "hosted.model-usage.input.month",
    month: 1,
    want: 3 * 0.575 * 2,
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
])("model usage and volume: $name: $want", (row) => {
  const got = lineValue(row, defaults);
  expect(isWanted(row, got), String(got)).toBe(true);
});
