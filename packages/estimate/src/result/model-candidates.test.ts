import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { catalogFacts } from "../model/plain-facts.test-support.ts";
import { parsePlan } from "../plan/index.ts";
import { workedPlan } from "../plan/worked-plan.test-support.ts";
import { estimate } from "./estimate.ts";
import { modelCandidates } from "./model-candidates.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const made = (set: readonly string[]) => {
  const plan = parsePlan(workedPlan, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const answer = estimate(plan.value, facts, { seed: 1, draws: 256 });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return { plan: plan.value, answer: answer.value };
};
const rates = ["outcome.success_rate=50 %"];

it("a candidate costs what the plan costs that names it, and breaks even at the rate it says", () => {
  const { plan, answer } = made(rates);
  const found = modelCandidates(plan, facts, answer);
  expect(found.map(({ path }) => path)).toContain("hosted");
  for (const { path, model, totalUsd, savesUsd, lessOften } of found) {
    expect(savesUsd).toBeGreaterThan(0);
    const other = made([...rates, `paths.${path}.model=${model}`]).answer.centre;
    expect(other.value(`${path}.total`)).toBeCloseTo(totalUsd, 6);
    const rate = 50 - 100 * (lessOften ?? 0);
    const there = made([
      ...[...rates, `paths.${path}.model=${model}`],
      `paths.${path}.success_rate=${rate.toFixed(9)} %`,
    ]).answer.centre;
    const own = answer.centre.value(`${path}.total-with-fallback`);
    expect(there.value(`${path}.total-with-fallback`) / own).toBeCloseTo(1, 6);
  }
});

it("of the same seller one, of open weights at another one, and both can be named", () => {
  const { plan, answer } = made([]);
  const hosted = modelCandidates(plan, facts, answer).filter(({ path }) => path === "hosted");
  expect(hosted.length).toBeGreaterThan(0);
  expect(hosted.length).toBeLessThanOrEqual(2);
  const sellers = hosted.map(({ model }) => model.split("/")[0]);
  expect(new Set(sellers).size).toBe(sellers.length);
});

it("under a regime or a region only the path's own seller is asked, in the same region", () => {
  const regional = "paths.hosted.model=bedrock/us.anthropic.claude-sonnet-5";
  for (const rule of ["compliance.regimes=[hipaa]", "compliance.residency=region"]) {
    const { plan, answer } = made(["compliance.regimes=[]", rule, regional]);
    const hosted = modelCandidates(plan, facts, answer).filter(({ path }) => path === "hosted");
    for (const { model } of hosted) expect(model).toMatch(/^bedrock\/us\./);
  }
  const { plan, answer } = made(["compliance.regimes=[]", regional]);
  const free = modelCandidates(plan, facts, answer).filter(({ path }) => path === "hosted");
  expect(free.some(({ model }) => !model.startsWith("bedrock/us."))).toBe(true);
});

it("a model that has ended by the start is no candidate", () => {
  const { plan, answer } = made(["paths.hosted.model=google/gemini-3.5-flash-lite"]);
  const found = modelCandidates(plan, facts, answer).map(({ model }) => model);
  expect(found).not.toContain("google/gemini-2.0-flash-lite");
});

it("says when the margin is too small for a golden set of a few hundred tasks", () => {
  const { plan, answer } = made(rates);
  for (const { lessOften, measurable } of modelCandidates(plan, facts, answer))
    expect(measurable).toBe((lessOften ?? 0) >= 0.02);
});
