import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { buildModel, type Model } from "../build-model.ts";
import { defaultsOf } from "../catalog-defaults.test-support.ts";
import { plainFacts } from "../plain-facts.test-support.ts";
import { bothPaths, plainPlan } from "../plain-plan.test-support.ts";

const defaults = defaultsOf(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
);
const plain = plainFacts(defaults, {});
const ranges = [...defaults].filter(([id]) => id.startsWith("latency."));
const facts = { ...plain, defaults: new Map([...plain.defaults, ...ranges]) };

function modelOf(parts: Readonly<Record<string, string>>): Model {
  const plan = parsePlan(plainPlan({ paths: bothPaths, ...parts }), "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, facts);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
}

const rank = { "ruled-out": 0, "allowed-with-conditions": 1, allowed: 2 } as const;
const regimes = ["gdpr", "hipaa", "eu-high-risk", "sr-26-2", "part-11", "soc-2", "government"];

it("a path can win if and only if it is priced and not ruled out; every condition says why", () => {
  fc.assert(
    fc.property(
      fc.subarray(regimes),
      fc.constantFrom("anywhere", "region", "own-premises"),
      fc.constantFrom("cloud", "hybrid"),
      fc.constantFrom("none", "some", "team"),
      fc.integer({ min: 1, max: 20_000 }),
      (some, residency, site, mlops, ms) => {
        const model = modelOf({
          compliance: `{ regimes: [${some.join(", ")}], residency: ${residency} }`,
          hosting: `{ site: ${site} }`,
          people: `{ rate: $100 / hour, mlops: ${mlops} }`,
          latency: `{ first_token: ${ms} ms }`,
        });
        const feasible = model.feasibility.filter(({ state }) => state !== "ruled-out");
        const priced = new Set(
          model.paths.filter(({ status }) => status === "priced").map(({ id }) => id),
        );
        expect(model.compared).toEqual(
          feasible.map(({ path }) => path).filter((path) => priced.has(path)),
        );
        for (const { state, reasons, conditions } of model.feasibility) {
          expect(reasons.length > 0).toBe(state === "ruled-out");
          expect(conditions.length > 0).toBe(state === "allowed-with-conditions");
          for (const { text, source } of conditions) {
            expect(text.length).toBeGreaterThan(0);
            expect(source.length).toBeGreaterThan(0);
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});

it("more time for an answer never makes a path less feasible", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60_000 }),
      fc.integer({ min: 0, max: 60_000 }),
      fc.constantFrom("first_token", "whole_answer"),
      (ms, more, key) => {
        const [tight, loose] = [ms, ms + more].map((each) =>
          modelOf({ latency: `{ ${key}: ${each} ms }` }).feasibility.map(
            ({ state }) => rank[state],
          ),
        );
        for (const [at, state] of (loose ?? []).entries()) {
          expect(state).toBeGreaterThanOrEqual(tight?.[at] ?? 0);
        }
      },
    ),
    { numRuns: 40 },
  );
});
