import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { catalogFacts } from "../model/plain-facts.test-support.ts";
import { wholePlan } from "../model/whole-plan.test-support.ts";
import { parsePlan } from "../plan/index.ts";
import { estimate } from "./estimate.ts";
import type { PathResult } from "./estimate-result.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const made = (set: readonly string[] = []) => {
  const plan = parsePlan(wholePlan, "whole.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const answer = estimate(plan.value, facts, { seed: 1, draws: 512 });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const { estimate: whole, centre } = answer.value;
  const paths = whole.paths.filter((path): path is PathResult => path.status !== "ruled-out");
  return { whole, centre, paths };
};
const { whole, centre, paths } = made();

it("has fiscal years whose cash adds up to the total, books and worth with what is left", () => {
  expect(paths).toHaveLength(4);
  for (const { id, years, totalUsd, presentValueUsd } of paths) {
    const sum = (pick: (year: (typeof years)[number]) => number) =>
      years.reduce((all, year) => all + pick(year), 0);
    expect(sum(({ cashUsd }) => cashUsd.centre) / totalUsd.centre, id).toBeCloseTo(1, 9);
    expect(sum(({ capexUsd, opexUsd }) => capexUsd + opexUsd) / totalUsd.centre).toBeCloseTo(1, 9);
    expect(sum((year) => year.presentValueUsd) / presentValueUsd.centre).toBeCloseTo(1, 9);
    expect(sum(({ months }) => months)).toBe(whole.months);
    for (const { cashUsd, inCurrency } of years) {
      expect(inCurrency?.cash).toBeCloseTo(0.9 * cashUsd.centre, 6);
    }
  }
  expect(whole.currency).toBe("EUR");
});

it("gives conditions the money and weeks of their nodes", () => {
  const conditions = made(["latency.first_token=2 hours", "latency.whole_answer=3 hours"]);
  const found = conditions.paths.flatMap(({ feasibility }) => feasibility?.conditions ?? []);
  expect(found.length).toBeGreaterThan(4);
  for (const { node, usd, weeks, weeksTaken } of found) {
    if (node !== undefined) expect(usd).toBe(conditions.centre.value(node));
    if (weeks !== undefined) expect(weeksTaken).toBe(conditions.centre.value(weeks));
  }
});

it("a path that a rule excludes keeps its figures, with the reason, and cannot win", () => {
  const { paths: seen, whole: answer } = made(["latency.first_token=0.001 seconds"]);
  for (const path of seen) {
    expect(path).toMatchObject({ canWin: false, feasibility: { state: "ruled-out" } });
    expect(path.feasibility?.reasons.length).toBeGreaterThan(0);
    expect(path.totalUsd.p50).toBeGreaterThan(0);
    expect(path).not.toHaveProperty("chanceCheapest");
  }
  expect(answer).not.toHaveProperty("cheapest");
});

it("holds the paths against people, a product and a model from nothing", () => {
  expect(whole.baselines.map(({ id }) => id)).toEqual(["do-nothing", "buy", "from-scratch"]);
  for (const { node, totalUsd } of whole.baselines) {
    expect(totalUsd.centre).toBe(centre.value(node));
  }
  // Nobody does the work where a failed task costs nothing.
  const undone = made(["outcome.fallback_cost=$0"]).whole.baselines.map(({ id }) => id);
  expect(undone).toEqual(["buy", "from-scratch"]);
});

it("creates worth for the tasks that end well: 9 USD each, less what it costs", () => {
  for (const { id, valueUsd, valueLessCostUsd, totalUsd, quality } of paths) {
    const tasks = centre.value("basis.task.sum");
    expect(valueUsd?.centre, id).toBeCloseTo(9 * tasks * quality.success.centre, 4);
    expect(valueLessCostUsd?.centre).toBeCloseTo((valueUsd?.centre ?? 0) - totalUsd.centre, 4);
  }
});
