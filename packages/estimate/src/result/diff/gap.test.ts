import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gapOf, lessOf } from "./gap.ts";

const drawn = (...draws: number[]) => ({
  draws: Float64Array.from(draws),
  centre: draws[0] as number,
});

describe("B less A", () => {
  it.each([
    { name: "draw by draw", a: [1, 2, 3], b: [2, 2, 1], p50: 0, mean: -1 / 3, more: 1, less: 1 },
    { name: "the same", a: [1, 2, 3], b: [1, 2, 3], p50: 0, mean: 0, more: 0, less: 0 },
    { name: "only in B", a: undefined, b: [4, 5, 6], p50: 5, mean: 5, more: 3, less: 0 },
    { name: "only in A", a: [4, 5, 6], b: undefined, p50: -5, mean: -5, more: 0, less: 3 },
  ])("$name", ({ a, b, p50, mean, more, less }) => {
    const gap = gapOf(a && drawn(...a), b && drawn(...b), 3);
    expect(gap.p50).toBe(p50);
    expect(gap.mean).toBeCloseTo(mean, 12);
    expect([gap.chanceMore, gap.chanceLess]).toEqual([more / 3, less / 3]);
  });

  it.each([
    { a: 0, b: 1e-20, want: 1e-20 },
    { a: 1e8, b: 1e8 + 1.5e-8, want: 0 },
    { a: 1e8, b: 1e8 + 1, want: 1 },
    { a: -5, b: -7, want: -2 },
  ])("of $a and $b is $want: rounding is no difference", ({ a, b, want }) => {
    expect(lessOf(a, b)).toBe(want);
  });

  it("turns round with its sides", () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const one = gapOf(drawn(...a), drawn(...b), 5);
        const other = gapOf(drawn(...b), drawn(...a), 5);
        expect(other.p10 + one.p90).toBeCloseTo(0, 6);
        expect(other.mean + one.mean).toBeCloseTo(0, 6);
        expect(other.chanceMore).toBe(one.chanceLess);
      }),
    );
  });
});
