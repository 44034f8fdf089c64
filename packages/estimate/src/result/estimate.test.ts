import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogFacts } from "../model/plain-facts.test-support.ts";
import { parsePlan } from "../plan/index.ts";
import { workedPlan } from "../plan/worked-plan.test-support.ts";
import { estimate } from "./estimate.ts";
import type { Estimate, PathResult } from "./estimate-result.ts";
import type { Spread } from "./spread.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const answer = (seed = 1, set: readonly string[] = []): Estimate => {
  const plan = parsePlan(workedPlan, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const made = estimate(plan.value, facts, { seed, draws: 2048 });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.estimate;
};

const priced = ({ paths }: Estimate): PathResult[] =>
  paths.filter((path): path is PathResult => path.status !== "ruled-out");

describe("an estimate", () => {
  const one = answer();

  it("is the same bytes for the same seed, and others for another", () => {
    expect(JSON.stringify(answer())).toBe(JSON.stringify(one));
    expect(answer(2).resultSha256).not.toBe(one.resultSha256);
    expect(answer(2).inputsSha256).toBe(one.inputsSha256);
    expect(answer(1, ["workload.tasks=201k / month"]).inputsSha256).not.toBe(one.inputsSha256);
  });

  it("has quantiles in order", () => {
    const spreads: Spread[] = priced(one).flatMap((path) => [
      ...Object.values(path).filter(
        (value): value is Spread => typeof value === "object" && "p10" in value,
      ),
      ...path.years.map(({ cashUsd }) => cashUsd),
    ]);
    expect(spreads.length).toBeGreaterThan(20);
    for (const { p10, p50, p80, p90 } of spreads) {
      expect(p10).toBeLessThanOrEqual(p50);
      expect(p50).toBeLessThanOrEqual(p80);
      expect(p80).toBeLessThanOrEqual(p90);
    }
  });

  it("gives chances that add up to one, and names the cheapest", () => {
    const chances = priced(one).map(({ chanceCheapest }) => chanceCheapest ?? Number.NaN);
    expect(chances.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    const best = priced(one).find(({ id }) => id === one.cheapest);
    expect(best?.chanceCheapest).toBe(Math.max(...chances));
  });

  it("shows lines and categories that add up to the totals at the medians", () => {
    for (const path of priced(one)) {
      const lines = path.lines.reduce((sum, { totalUsd }) => sum + totalUsd, 0);
      const categories = path.categories.reduce((sum, { totalUsd }) => sum + totalUsd, 0);
      const whole = path.totalWithFallbackUsd?.centre ?? Number.NaN;
      expect(lines / whole).toBeCloseTo(1, 9);
      expect(categories / whole).toBeCloseTo(1, 9);
    }
  });

  it("counts what is assumed, each with its source", () => {
    const assumed = one.inputs.filter(({ origin }) => origin.kind === "assumption");
    expect(one.assumed).toEqual({ count: assumed.length, of: one.inputs.length });
    expect(assumed.length).toBeGreaterThan(10);
    for (const { id, origin } of assumed) expect(origin.source, id).toContain("our assumption");
    for (const { id, origin } of one.inputs) expect(origin.source, id).not.toBe("");
  });

  it("orders drivers by what they move", () => {
    for (const { drivers } of one.drivers) {
      const swings = drivers.map(({ swing }) => swing);
      expect(swings).toEqual(swings.toSorted((a, b) => b - a));
    }
  });

  it("of one path compares nothing", () => {
    const plan = parsePlan(workedPlan, "plan.yaml");
    if (!plan.ok) throw new Error("no plan");
    const made = estimate(plan.value, facts, { seed: 1, draws: 1024, paths: ["hosted"] });
    expect(made.ok && made.value.estimate.paths).toHaveLength(1);
    expect(made.ok && priced(made.value.estimate)[0]).not.toHaveProperty("chanceCheapest");
  });
});
