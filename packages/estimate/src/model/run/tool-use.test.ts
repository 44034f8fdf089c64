import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { defaultsFrom } from "../line-defaults.test-support.ts";
import { isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";
import { bothPaths } from "../plain-plan.test-support.ts";

const catalog = new URL("../../../../../catalog/defaults.yaml", import.meta.url);
const defaults = defaultsFrom(readFileSync(catalog, "utf8"));
const many = { paths: "{ hosted: { model: acme/many } }" };

it.each<LineRow>([
  // 1000 tasks a month.
  {
    name: "two searches a task at the seller's 5 for a thousand",
    plan: { ...many, "workload.searches": "2" },
    node: "hosted.tool-use.month",
    month: 1,
    want: 10,
  },
  {
    name: "the default where the seller has no fee",
    plan: { "workload.searches": "2" },
    defaults: { "usage.search-tool": 0.01 },
    node: "hosted.tool-use.month",
    month: 1,
    want: 20,
  },
  {
    name: "own machines search at the default, tests of 20 % included",
    plan: {
      paths: bothPaths,
      "workload.searches": "1",
      "workload.nonproduction_share": "20 %",
    },
    defaults: { "usage.search-tool": 0.01 },
    node: "self-hosted.tool-use.month",
    month: 1,
    want: 12,
  },
  {
    name: "fees of tools, for the 90 % that no cache answers",
    plan: { "workload.tool_fees": "$0.05 / task", "workload.exact_repeats": "10 %" },
    node: "hosted.tool-use.month",
    month: 1,
    want: 45,
  },
  {
    name: "three pages a task",
    plan: { "workload.pages": "3" },
    defaults: { "data.ocr": 0.015 },
    node: "hosted.tool-use.month",
    month: 1,
    want: 45,
  },
  {
    name: "audio by tokens: 2 minutes of 1000 tokens at 6 a million",
    plan: { ...many, "workload.audio_in": "2 minutes" },
    defaults: { "usage.audio-tokens": 1000 },
    node: "hosted.tool-use.month",
    month: 1,
    want: 12,
  },
  {
    name: "audio written down first",
    plan: { "workload.audio_in": "2 minutes" },
    defaults: { "usage.transcription": 0.006 },
    node: "hosted.tool-use.month",
    month: 1,
    want: 12,
  },
  {
    name: "images at the price of the model that is named",
    plan: { "workload.images_out": "2", "workload.image_model": "acme/many" },
    node: "hosted.tool-use.month",
    month: 1,
    want: 100,
  },
  {
    name: "images at the default",
    plan: { "workload.images_out": "2" },
    defaults: { "usage.image-out": 0.04 },
    node: "hosted.tool-use.month",
    month: 1,
    want: 80,
  },
  {
    name: "two policies on each of two calls, a tenth of them retried",
    plan: {
      "workload.guardrails": "2",
      "workload.steps_per_task": "2",
      "workload.retry_share": "10 %",
    },
    defaults: { "usage.guardrail": 0.001 },
    node: "hosted.tool-use.month",
    month: 1,
    want: 1000 * 2 * 2 * 1.1 * 0.001,
  },
])("tools and media: $name", (row) => {
  const got = lineValue(row, defaults);
  expect(isWanted(row, got), String(got)).toBe(true);
});
