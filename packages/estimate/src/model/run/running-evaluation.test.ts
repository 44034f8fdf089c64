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
    node: "hosted.evaluation-runs.month",
    month: 1,
    want: 4 * 200 * 0.0076,
  },
  {
    name: "the default where the plan has no quality section",
    defaults: { "evaluation.running": 500 },
    node: "hosted.evaluation-runs.month",
    month: 1,
    want: 500,
  },
])("running evaluation: $name", (row) => {
  const got = lineValue(row, defaults);
  expect(isWanted(row, got), String(got)).toBe(true);
});
