import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { defaultsOf } from "../catalog-defaults.test-support.ts";
import { hours, isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";
import { bothPaths } from "../plain-plan.test-support.ts";

const defaults = defaultsOf(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
);

/** A build of 40 hours at 100 USD and nothing else: 4000. */
const plain = {
  ...hours,
  "evaluation.cases": 0,
  "evaluation.safety-hours": 0,
  "compliance.base": 0,
  "infra.build-environment": 0,
  "infra.run": 100,
  "observability.base": 1000,
  "published.usage-months": 9,
};

it.each<LineRow>([
  {
    name: "build: 40 h at 100, no trial, no overrun",
    defaults: { ...plain, "overrun.labour": 2, "poc.floor": 1000 },
    node: "hosted.build.as-quoted",
    want: 4000,
  },
  {
    name: "infrastructure a year: 12 × 100, no observability",
    defaults: plain,
    node: "hosted.published.infrastructure-a-year",
    want: 1200,
  },
  {
    name: "a horizon of six months is scaled to a year",
    plan: { horizon: "6 months" },
    defaults: plain,
    node: "hosted.published.infrastructure-a-year",
    want: 1200,
  },
  {
    name: "a ramp of 11 months: 6.5 of 12 months of tasks, 2.80 USD a month when full",
    plan: { "workload.ramp": "11 months" },
    defaults: plain,
    node: "hosted.first-year.model-usage",
    want: 6.5 * 2.8,
  },
  {
    name: "build and a year's infrastructure",
    defaults: plain,
    node: "hosted.published.build-and-first-year",
    want: 5200,
  },
  {
    name: "build and 9 months of use of the model: 9 × 2.80, no infrastructure",
    defaults: plain,
    node: "hosted.published.build-and-usage",
    want: 4000 + 9 * 2.8,
  },
  {
    name: "share of engineering: 4000 of 5200",
    defaults: plain,
    node: "hosted.published.share.engineering",
    want: 4000 / 5200,
  },
  {
    name: "share of engineering, the product left out: 4000 of 5200",
    plan: { product: "{ features: 3, hours_per_feature: 50 hours }" },
    defaults: plain,
    node: "hosted.published.share.engineering",
    want: 4000 / 5200,
  },
  {
    name: "machines: one of two GPUs at 3 USD for 730 h, 12 months, and 12 × 100",
    plan: { paths: bothPaths },
    defaults: { ...plain, "price.gpu-decline": 0 },
    node: "self-hosted.published.infrastructure-a-year",
    want: 12 * (3 * 730 + 100),
  },
  {
    name: "machines, 9 months of use",
    plan: { paths: bothPaths },
    defaults: {
      ...plain,
      "price.gpu-decline": 0,
      "eng.platform-build": 0,
      "infra.build-environment.self-hosted": 0,
      "infra.build-machine-share": 0,
    },
    node: "self-hosted.published.build-and-usage",
    want: 4000 + 9 * (3 * 730 + 100),
  },
  {
    name: "tax is in no quote",
    plan: { commercial: "{ tax: 20 % }" },
    defaults: plain,
    node: "hosted.published.build-and-first-year",
    want: 5200,
  },
])("$name: $want", (row) => {
  const value = lineValue(row, defaults);
  expect(isWanted(row, value), String(value)).toBe(true);
});
