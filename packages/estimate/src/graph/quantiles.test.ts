import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantilesOf } from "./quantiles.ts";
import { summaryOf } from "./summary.ts";

describe("quantilesOf", () => {
  it.each([
    { draws: [4, 1, 3, 2], shares: [0, 0.25, 0.5, 1], want: [1, 1.75, 2.5, 4] },
    { draws: [7], shares: [0, 0.5, 1], want: [7, 7, 7] },
    { draws: [2, 2, 2, 2, 9], shares: [0.5, 0.75, 0.9], want: [2, 2, 6.2] },
    { draws: [0, 10], shares: [0.1, 0.9], want: [1, 9] },
  ])("of $draws at $shares", ({ draws, shares, want }) => {
    const got = quantilesOf(Float64Array.from(draws), shares);
    for (const [i, value] of want.entries()) expect(got[i]).toBeCloseTo(value, 12);
  });

  it("equals the same rule on sorted numbers, leaves them as they are, and rises", () => {
    const few = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 300 });
    const many = fc
      .tuple(fc.integer({ min: 600, max: 2000 }), fc.integer({ min: 1, max: 30 }), fc.nat())
      .map(([length, power, seed]) =>
        Array.from({ length }, (_, i) => ((((i + seed) * 7919) % length) / length) ** power),
      );
    const numbers = fc.oneof(few, many);
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(numbers, shares, (draws, some) => {
        const rising = some.toSorted((a, b) => a - b);
        const column = Float64Array.from(draws);
        const got = quantilesOf(column, rising);
        const sorted = draws.toSorted((a, b) => a - b);
        for (const [i, share] of rising.entries()) {
          const place = (sorted.length - 1) * share;
          const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]] as [
            number,
            number,
          ];
          expect(got[i]).toBe(low + (place - Math.floor(place)) * (high - low));
        }
        expect(Array.from(column)).toEqual(draws);
        for (let i = 1; i < got.length; i++) {
          expect(got[i] as number).toBeGreaterThanOrEqual(got[i - 1] as number);
        }
      }),
    );
  });
});

describe("summaryOf", () => {
  it("is worked by hand", () => {
    const draws = Float64Array.of(5, 1, 4, 2, 3);
    expect(summaryOf(draws)).toEqual({
      mean: 3,
      sd: Math.sqrt(2),
      min: 1,
      p05: 1.2,
      p10: 1.4,
      p25: 2,
      p50: 3,
      p75: 4,
      p80: 4.2,
      p90: 4.6,
      p95: 4.8,
      max: 5,
    });
    expect(draws).toEqual(Float64Array.of(5, 1, 4, 2, 3));
  });
});
