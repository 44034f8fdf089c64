import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { estimate } from "../../result/estimate.ts";
import type { Estimate, PathResult } from "../../result/estimate-result.ts";
import { readDefaults } from "../defaults/read-defaults.ts";
import { lineValue } from "../line-row.test-support.ts";
import { plainFacts } from "../plain-facts.test-support.ts";
import { bothPaths, plainPlan } from "../plain-plan.test-support.ts";

const read = readDefaults(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
  "defaults.yaml",
);
if (!read.ok) throw new Error(JSON.stringify(read.error));
const defaults = read.value;

const answer = (outcome: string, paths = bothPaths): Estimate => {
  const plan = parsePlan(plainPlan({ outcome, paths }), "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const made = estimate(plan.value, plainFacts(defaults, {}), { seed: 1, draws: 512 });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.estimate;
};
const priced = ({ paths }: Estimate): PathResult[] =>
  paths.filter((path): path is PathResult => path.status !== "ruled-out");
const rates = (hosted: string, own: string): string =>
  bothPaths
    .replace("acme/one", `acme/one, success_rate: ${hosted}`)
    .replace("redundancy: 0", `redundancy: 0, success_rate: ${own}`);

// 1,000 tasks a month for 24 months are 24,000.
it.each([
  {
    name: "24,000 tasks × 50 % × 9 USD",
    plan: { outcome: "{ unit: answer, success_rate: 50 %, worth: $9 }" },
    node: "hosted.value.total",
    want: 108_000,
  },
  {
    name: "50 % is at a floor of 50 %",
    plan: { outcome: "{ unit: answer, success_rate: 50 %, quality_floor: 50 % }" },
    node: "hosted.meets-floor",
    want: 1,
  },
  {
    name: "49 % is below it",
    plan: { outcome: "{ unit: answer, success_rate: 49 %, quality_floor: 50 % }" },
    node: "hosted.meets-floor",
    want: 0,
  },
])("$name: $node is $want", (row) => {
  expect(lineValue(row, defaults)).toBeCloseTo(row.want, 9);
});

it("value less cost leaves people who take over on neither side", () => {
  const outcome = "{ unit: answer, success_rate: 50 %, fallback_cost: $20, worth: $9 }";
  const value = (node: string) =>
    lineValue({ name: "", plan: { outcome }, node, want: 0 }, defaults);
  expect(value("hosted.value-less-cost")).toBeCloseTo(108_000 - value("hosted.total"), 6);
});

it("a path below the floor has its figures, and cannot win", () => {
  const outcome = "{ unit: answer, quality_floor: 60 % }";
  const estimate = answer(outcome, rates("55 %", "70 %"));
  expect(estimate).toMatchObject({ cheapest: "self-hosted" });
  expect(estimate).not.toHaveProperty("comparison");
  const [hosted] = priced(estimate);
  expect(hosted?.totalUsd.p50).toBeGreaterThan(0);
  expect(hosted).not.toHaveProperty("chanceCheapest");
  expect(estimate.notes.find(({ code }) => code === "below-floor")?.text).toBe(
    "It is taken to succeed in 55 of 100 tasks, below the floor of 60 (outcome.quality_floor). All its figures are shown, but it cannot win.",
  );
});

it("nobody wins when all are below the floor", () => {
  const estimate = answer("{ unit: answer, success_rate: 40 %, quality_floor: 60 % }");
  expect(estimate).not.toHaveProperty("cheapest");
  expect(priced(estimate)).toHaveLength(2);
});

it("whatever the rates: below the floor none wins, and chances of those that can add up to one", () => {
  const share = fc.integer({ min: 2, max: 99 });
  fc.assert(
    fc.property(share, share, share, (floor, hosted, own) => {
      const estimate = answer(
        `{ unit: answer, fallback_cost: $1, quality_floor: ${floor} % }`,
        rates(`${hosted} %`, `${own} %`),
      );
      const can = [hosted >= floor ? "hosted" : "", own >= floor ? "self-hosted" : ""].filter(
        (id) => id !== "",
      );
      if (can.length === 0) expect(estimate.cheapest).toBeUndefined();
      else expect(can).toContain(estimate.cheapest);
      const chances = priced(estimate).flatMap(({ chanceCheapest }) => chanceCheapest ?? []);
      expect(chances).toHaveLength(can.length < 2 ? 0 : 2);
      if (can.length > 1) expect(chances.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    }),
    { numRuns: 40 },
  );
});

it("one outcome costs all tasks where people take over, and the successes where nobody does", () => {
  const of = (fallback: string) =>
    priced(answer(`{ unit: answer, success_rate: 50 %, fallback_cost: ${fallback} }`))[0];
  const [taken, left] = [of("$4"), of("$0")];
  expect(taken?.usdPerOutcome).toEqual(taken?.usdPerTaskWithFallback);
  const more = (taken?.usdPerOutcome.centre ?? 0) - (taken?.usdPerTask.centre ?? 0);
  expect(more).toBeGreaterThan(2); // half of the tasks at 4 USD, at rising wages
  expect(more).toBeLessThan(2.2);
  expect(left?.usdPerOutcome).toEqual(left?.usdPerSuccess);
  expect(left?.usdPerOutcome.centre).toBeCloseTo(2 * (left?.usdPerTask.centre ?? 0), 9);
});
