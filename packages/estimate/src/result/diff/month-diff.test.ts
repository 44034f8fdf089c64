import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { catalogFacts, plainFacts } from "../../model/plain-facts.test-support.ts";
import { plainPlan } from "../../model/plain-plan.test-support.ts";
import { parsePlan } from "../../plan/index.ts";
import type { PathResult } from "../estimate-result.ts";
import { diffEstimates } from "./diff-estimates.ts";

const catalog = new URL("../../../../../catalog/", import.meta.url);
const { defaults } = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const diffOf = (set: readonly string[], setB: readonly string[]) => {
  const plans = [set, [...set, ...setB]].map((each) => {
    const plan = parsePlan(plainPlan(), "plan.yaml", { set: each });
    if (!plan.ok) throw new Error(JSON.stringify(plan.error));
    return plan.value;
  });
  const [a, b] = plans as [(typeof plans)[0], (typeof plans)[0]];
  const made = diffEstimates(a, b, plainFacts(defaults, {}), { seed: 1, draws: 2048 });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { diff, a: one, b: other } = made.value;
  const month = diff.pairs[0]?.month13;
  if (month === undefined) throw new Error("no pair");
  return { month, paths: [one, other].map(({ estimate }) => estimate.paths[0] as PathResult) };
};

it.each([
  { name: "two years", set: [], month: 13 },
  { name: "nine months", set: ["horizon=9 months"], month: 9 },
  { name: "tasks that vary", set: ["workload.tasks=800 to 1250 / month"], month: 13 },
])("$name: each side is the month that its estimate shows", ({ set, month: want }) => {
  const { month, paths } = diffOf(set, ["workload.output_tokens=300"]);
  expect(month.month).toBe(want);
  for (const [at, side] of [month.a, month.b].entries()) {
    const shown = want === 13 ? paths[at]?.month13Usd : paths[at]?.lastMonthUsd;
    const { mean, ...quantiles } = side;
    expect(shown).toMatchObject(quantiles);
    expect(mean).toBeCloseTo(shown?.mean ?? 0, 9);
  }
  expect(month.difference.centre).toBeCloseTo(month.b.centre - month.a.centre, 9);
  expect(month.difference.chanceMore).toBe(1);
});

it("equal plans differ by nothing in it", () => {
  const { month } = diffOf([], ["name=Another"]);
  expect(month.difference).toMatchObject({ p50: 0, chanceMore: 0, chanceLess: 0 });
});
