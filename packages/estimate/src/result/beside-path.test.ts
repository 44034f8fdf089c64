import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { catalogFacts } from "../model/plain-facts.test-support.ts";
import { parsePlan } from "../plan/index.ts";
import { workedPlan } from "../plan/worked-plan.test-support.ts";
import { estimate } from "./estimate.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const made = (...set: readonly string[]) => {
  const plan = parsePlan(workedPlan, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const answer = estimate(plan.value, facts, { seed: 1, draws: 512 });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const { estimate: result, centre } = answer.value;
  const of = (id: string) => result.baselines.find((each) => each.id === id)?.beside;
  return { result, centre, of };
};
const product = ["buy.price_per_task=$0.10", "buy.success_rate=80 %"];

it("a product that beats the cheapest path says so, on the same draws and with the people of both", () => {
  const { result, centre, of } = made(...product);
  const bought = of("buy");
  expect(bought).toMatchObject({ path: result.cheapest, beats: true, rules: ["GDPR"] });
  expect(bought?.chance).toBeGreaterThan(0.9);
  const less =
    centre.value(`${result.cheapest}.total-with-fallback`) -
    centre.value("baseline.buy.total-with-fallback");
  expect(bought?.savingUsd.centre).toBeCloseTo(less, 6);
  expect(centre.value(bought?.node ?? "")).toBeCloseTo(-less, 6);
});

it("a dear product does not, nor one below the quality floor", () => {
  expect(made("buy.price_per_task=$90").of("buy")).toMatchObject({ beats: false, chance: 0 });
  const poor = made(...product, "buy.success_rate=30 %", "outcome.quality_floor=40 %").of("buy");
  expect(poor).toMatchObject({ beats: false, belowFloor: 0.3 });
});

it("people who do it all beat the paths when a task of theirs costs next to nothing", () => {
  expect(made("outcome.fallback_cost=$0.0001").of("do-nothing")).toMatchObject({ beats: true });
  expect(made().of("do-nothing")).toMatchObject({ beats: false });
});

it("names the rules that a product must meet too", () => {
  const { of } = made(...product, "compliance.residency=region", "compliance.regimes=[hipaa]");
  expect(of("buy")?.rules).toEqual(["data stay in the region", "HIPAA"]);
  expect(of("do-nothing")?.rules).toEqual([]);
});
