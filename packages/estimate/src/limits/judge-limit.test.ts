import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantilesOf } from "../graph/index.ts";
import { judgeLimit } from "./judge-limit.ts";

/** 1, 2 … 100: the quantile at 0.8 lies at rank 79.2, so it is 80.2; the middle is 50.5. */
const hundred = Float64Array.from({ length: 100 }, (_, at) => at + 1);
const alone = (draws: Float64Array) => [{ node: "x", draws }];

it.each([
  { name: "far within", limit: 200, allowed: 0.2, outcome: "holds", chance: 0, over: -119.8 },
  { name: "just at it", limit: 80.2, allowed: 0.2, outcome: "holds", chance: 0.2, over: 0 },
  { name: "just broken", limit: 80.1, allowed: 0.2, outcome: "broken", chance: 0.2, over: 0.1 },
  { name: "broken", limit: 60, allowed: 0.2, outcome: "broken", chance: 0.4, over: 20.2 },
  { name: "at even odds", limit: 60, allowed: 0.5, outcome: "holds", chance: 0.4, over: -9.5 },
  { name: "never met", limit: 0.5, allowed: 0.5, outcome: "broken", chance: 1, over: 50 },
])("$name: $limit at $allowed is $outcome", ({ limit, allowed, outcome, chance, over }) => {
  const answer = judgeLimit(alone(hundred), limit, allowed, false);
  expect(answer.outcome).toBe(outcome);
  expect(answer.judged.chance).toBe(chance);
  expect(answer.judged.over).toBeCloseTo(over, 10);
  expect(answer.judged.standardError).toBeCloseTo(Math.sqrt((chance * (1 - chance)) / 100), 12);
});

it.each([
  { name: "a bound within the limit says nothing", limit: 200, outcome: "unknown" },
  { name: "a bound beyond it breaks it", limit: 60, outcome: "broken" },
])("$name", ({ limit, outcome }) => {
  expect(judgeLimit(alone(hundred), limit, 0.2, true).outcome).toBe(outcome);
});

it.each([
  // √(0.2 × 0.8 ÷ 100) is 4 points: two of them are 8.
  { limit: 87, chance: 0.13, tooClose: true },
  { limit: 89, chance: 0.11, tooClose: false },
  { limit: 70, chance: 0.3, tooClose: false },
  { limit: 74, chance: 0.26, tooClose: true },
])("a chance of $chance beside an allowed 0.2 is too close: $tooClose", ({ limit, ...want }) => {
  expect(judgeLimit(alone(hundred), limit, 0.2, false).judged).toMatchObject(want);
});

it("a figure that does not vary is never too close, and rounding breaks nothing", () => {
  const sum = Float64Array.from({ length: 100 }, () => 0.1 + 0.2);
  const { outcome, judged } = judgeLimit(alone(sum), 0.3, 0.01, false);
  expect(outcome).toBe("holds");
  expect(judged).toMatchObject({ chance: 0, over: 0, standardError: 0, tooClose: false });
});

it("of several figures the dearest one decides, the first of equal ones", () => {
  const figures = [1, 3, 2, 3].map((factor, at) => ({
    node: "run.month",
    month: at + 1,
    draws: hundred.map((value) => value * factor),
  }));
  const { outcome, judged } = judgeLimit(figures, 200, 0.2, false);
  expect(outcome).toBe("broken");
  expect(judged).toMatchObject({ node: "run.month", month: 2 });
  expect(judged.figure).toBeCloseTo(240.6, 10);
});

describe("laws", () => {
  const draws = fc
    .array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 300 })
    .map((values) => Float64Array.from(values));
  const allowed = fc.double({ min: 0.01, max: 0.5, noNaN: true });
  const limit = fc.double({ min: 0.01, max: 1e9, noNaN: true });

  it("a limit that holds still holds when it is raised, or when more may lie beyond", () => {
    fc.assert(
      fc.property(draws, allowed, allowed, limit, limit, (column, one, other, low, more) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)];
        const before = judgeLimit(alone(column), low, few, false);
        const after = judgeLimit(alone(column), low + more, many, false);
        if (before.outcome === "holds") expect(after.outcome).toBe("holds");
        expect(after.judged.chance).toBeLessThanOrEqual(before.judged.chance);
      }),
    );
  });

  it("the exact figure is a limit that holds, and at most the allowed share lies beyond", () => {
    fc.assert(
      fc.property(draws, allowed, (column, share) => {
        const [figure] = quantilesOf(column, [1 - share]) as [number];
        const { outcome, judged } = judgeLimit(alone(column), figure, share, false);
        expect(outcome).toBe("holds");
        expect(judged.chance).toBeLessThan(share + 1 / column.length);
      }),
    );
  });

  it("raising a limit by what it is broken by mends it", () => {
    fc.assert(
      fc.property(draws, allowed, limit, (column, share, least) => {
        const { outcome, judged } = judgeLimit(alone(column), least, share, false);
        fc.pre(outcome === "broken");
        expect(judgeLimit(alone(column), least + judged.over, share, false).outcome).toBe("holds");
      }),
    );
  });
});
