import fc from "fast-check";
import { expect, it } from "vitest";
import { roundFactors, roundSteps } from "./round-steps.ts";

it.each([
  { low: 0, high: 3.1e6, most: 8, want: [0, 5e5, 1e6, 1.5e6, 2e6, 2.5e6, 3e6] },
  { low: 0, high: 0.0009, most: 5, want: [0, 0.0002, 0.0004, 0.0006, 0.0008] },
  { low: -350_000, high: 90_000, most: 5, want: [-300_000, -200_000, -100_000, 0] },
  { low: 51, high: 58, most: 4, want: [52, 54, 56, 58] },
  { low: 7, high: 7, most: 4, want: [7] },
])("steps from $low to $high: $want", ({ low, high, most, want }) => {
  expect(roundSteps(low, high, most)).toEqual(want);
});

it.each([
  { low: 900_000, high: 3.2e8, most: 4, want: [1e6, 1e7, 1e8] },
  { low: 900_000, high: 3.2e8, most: 6, want: [1e6, 3e6, 1e7, 3e7, 1e8, 3e8] },
  { low: 1e-4, high: 1e8, most: 5, want: [1e-3, 1, 1e3, 1e6] },
])("factors from $low to $high: $want", ({ low, high, most, want }) => {
  expect(roundFactors(low, high, most)).toEqual(want);
});

const amount = fc.double({ min: 1e-6, max: 1e12, noNaN: true });

it("stays within the bounds, ascending, never more than asked for", () => {
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 2, max: 9 }), (one, other, most) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other) * 1.01];
      for (const count of [roundSteps, roundFactors]) {
        const ticks = count(low, high, most);
        expect(ticks.length).toBeLessThanOrEqual(most);
        for (const [index, tick] of ticks.entries()) {
          expect(tick).toBeGreaterThanOrEqual(low - 1e-6 * (high - low));
          expect(tick).toBeLessThanOrEqual(high + 1e-6 * (high - low));
          expect(tick).toBeGreaterThan(ticks[index - 1] ?? Number.NEGATIVE_INFINITY);
        }
      }
    }),
  );
});
