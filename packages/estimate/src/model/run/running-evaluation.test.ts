import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { defaultsFrom } from "../line-defaults.test-support.ts";
import { isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";
import { bothPaths } from "../plain-plan.test-support.ts";

const catalog = new URL("../../../../../catalog/defaults.yaml", import.meta.url);
const defaults = defaultsFrom(readFileSync(catalog, "utf8"));
const judged = { "evaluation.judge-tokens": 900, "evaluation.judge-output": 100 };

it.each<LineRow>([
  // A call is 1000 tokens at 2 and 100 at 8: 0.0028. Its judge reads 2000 and writes 100.
  {
    name: "one case: the call, and the path's own model as its judge",
    defaults: judged,
    node: "hosted.evaluated-case",
    want: 0.0028 + 0.004 + 0.0008,
  },
  {
    name: "one case of three steps: 1000, 1700, 2400 tokens in",
    plan: {
      "workload.steps_per_task": "3",
      "workload.history_hit_share": "0 %",
      quality: "{ judge: acme/mini }",
    },
    defaults: judged,
    node: "hosted.evaluated-case",
    want: 0.0051 * 2 + 0.0003 * 8 + 0.001 + 0.0002,
  },
  {
    name: "own machines: the judge alone",
    plan: { paths: bothPaths, quality: "{ judge: acme/mini }" },
    defaults: judged,
    node: "self-hosted.evaluated-case",
    want: 0.001 + 0.0002,
  },
  {
    name: "four runs of 200 cases",
    plan: { quality: "{ golden_set: 200, runs: 4 / month }" },
    defaults: judged,
    node: "hosted.evaluation-runs.runs.month",
    month: 1,
    want: 4 * 200 * 0.0076,
  },
  {
    name: "the defaults in their place, and five hours to look at the results",
    defaults: {
      ...judged,
      "evaluation.runs": 4,
      "evaluation.cases": 200,
      "evaluation.upkeep": 5,
    },
    node: "hosted.evaluation-runs.month",
    month: 1,
    want: 4 * 200 * 0.0076 + 500,
  },
  {
    name: "own machines without a judge that is bought: the people alone",
    plan: { paths: bothPaths, quality: "{ runs: 4 / month }" },
    defaults: { ...judged, "evaluation.upkeep": 5 },
    node: "self-hosted.evaluation-runs.total",
    want: 24 * 500,
  },
  // Ending, at 2 and 8 a million, is followed by Next, at 3 and 10, in the seventh month.
  ...[
    { name: "a model that ends, in its last month", month: 6, runs: 0.0076, next: 0 },
    { name: "and the one that takes its place", month: 7, runs: 0, next: 0.004 + 0.007 },
  ].flatMap(({ name, month, runs, next }) =>
    [
      { part: "runs", want: 4 * 200 * runs },
      { part: "next-runs", want: 4 * 200 * next },
    ].map(({ part, want }) => ({
      name: `${name}: ${part}`,
      plan: {
        paths: "{ hosted: { model: acme/ending } }",
        quality: "{ golden_set: 200, runs: 4 / month }",
      },
      defaults: judged,
      node: `hosted.evaluation-runs.${part}.month`,
      month,
      want,
    })),
  ),
  {
    name: "a judge that is named stays when the model ends",
    plan: {
      paths: "{ hosted: { model: acme/ending } }",
      quality: "{ golden_set: 200, runs: 4 / month, judge: acme/mini }",
    },
    defaults: judged,
    node: "hosted.evaluation-runs.judge.month",
    month: 7,
    want: 4 * 200 * 0.0012,
  },
  ...[
    { paths: "{ hosted: { model: acme/one } }", part: "runs", perCase: 0.0076 },
    { paths: bothPaths, part: "judge", perCase: 0.0012, judge: ", judge: acme/mini" },
  ].map(({ paths, part, perCase, judge = "" }) => ({
    name: `prices of tokens that halve in a year: ${part}`,
    plan: {
      paths,
      quality: `{ golden_set: 200, runs: 4 / month${judge} }`,
      finance: "{ price_decline: 50 % / year }",
    },
    defaults: judged,
    node: `hosted.evaluation-runs.${part}.month`,
    month: 13,
    want: 0.5 * 4 * 200 * perCase,
  })),
  {
    name: "a discount holds for the path's own model as its judge",
    plan: {
      quality: "{ golden_set: 200, runs: 4 / month }",
      commercial: "{ discount: 25 % }",
    },
    defaults: judged,
    node: "hosted.evaluation-runs.runs.month",
    month: 1,
    want: 0.75 * 4 * 200 * 0.0076,
  },
])("running evaluation: $name", (row) => {
  const got = lineValue(row, defaults);
  expect(isWanted(row, got), String(got)).toBe(true);
});

it.each(["hosted", "self-hosted"])("stating what is assumed changes nothing: %s", (path) => {
  const total = (quality?: string) =>
    lineValue(
      {
        name: "",
        plan: { paths: bothPaths, ...(quality === undefined ? {} : { quality }) },
        defaults: { ...judged, "evaluation.runs": 8, "evaluation.cases": 150 },
        node: `${path}.total`,
        want: 0,
      },
      defaults,
    );
  for (const stated of [
    "{ runs: 8 / month }",
    "{ golden_set: 150 }",
    "{ golden_set: 150, runs: 8 / month }",
  ]) {
    expect(total(stated)).toBe(total());
  }
  if (path === "hosted") expect(total("{ judge: acme/one }")).toBeCloseTo(total(), 9);
});
