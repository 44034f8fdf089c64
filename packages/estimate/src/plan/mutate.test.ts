import { formatIssue } from "@outlay/document";
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkDistribution } from "../distribution/check-distribution.ts";
import type { Distribution } from "../distribution/distribution.ts";
import { diceFrom, mutatePlan } from "./mutate.test-support.ts";
import { parsePlan } from "./parse-plan.ts";
import type { Quantity } from "./quantity.ts";
import { workedPlan } from "./worked-plan.test-support.ts";

const runs = 10_000;

/** Every number in a value, and every quantity in it. */
function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === "number") yield value;
  else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) yield* numbersIn(inner);
  }
}

function* distributionsIn(value: unknown): Generator<Distribution> {
  if (typeof value !== "object" || value === null) return;
  if ("distribution" in value) yield (value as Quantity).distribution;
  else for (const inner of Object.values(value)) yield* distributionsIn(inner);
}

it(`survives ${runs} broken plans: never a crash, never a number that is none`, () => {
  let valid = 0;
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const text = mutatePlan(workedPlan, diceFrom(seed));
      const plan = parsePlan(text, "plan.yaml");
      if (!plan.ok) {
        if (plan.error.length === 0) throw new Error("refused without an issue");
        for (const issue of plan.error) {
          if (!formatIssue(issue).startsWith("plan.yaml:")) throw new Error(formatIssue(issue));
        }
        return;
      }
      valid++;
      for (const number of numbersIn(plan.value)) {
        if (!Number.isFinite(number)) throw new Error(`${number} in a plan`);
      }
      for (const distribution of distributionsIn(plan.value)) {
        if (!checkDistribution(distribution).ok) throw new Error(JSON.stringify(distribution));
      }
    }),
    { numRuns: runs },
  );
  // A mutator that only breaks plans, or never does, would prove nothing.
  expect(valid / runs).toBeGreaterThan(0.15);
  expect(valid / runs).toBeLessThan(0.85);
});
