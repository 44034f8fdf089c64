import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareRational,
  minus,
  over,
  plus,
  ratio,
  reduced,
  roundHalfEven,
  times,
} from "./rational.ts";

describe("roundHalfEven", () => {
  it.each([
    { n: 5n, d: 2n, want: 2n },
    { n: 7n, d: 2n, want: 4n },
    { n: -5n, d: 2n, want: -2n },
    { n: -7n, d: 2n, want: -4n },
    { n: 1n, d: 2n, want: 0n },
    { n: -1n, d: 2n, want: 0n },
    { n: 2n, d: 3n, want: 1n },
    { n: -2n, d: 3n, want: -1n },
    { n: 9n, d: 3n, want: 3n },
    { n: 5000000000000000001n, d: 2n, want: 2500000000000000000n },
  ])("$n / $d rounds to $want", ({ n, d, want }) => {
    expect(roundHalfEven({ n, d })).toBe(want);
  });

  it("is never more than one half away, and even at one half", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 30n }), (n, d) => {
        const rounded = roundHalfEven({ n, d });
        const off = minus({ n, d }, ratio(rounded));
        const size = compareRational({ n: off.n < 0n ? -off.n : off.n, d: off.d }, ratio(1n, 2n));
        expect(size).toBeLessThanOrEqual(0);
        if (size === 0) expect(rounded % 2n).toBe(0n);
      }),
    );
  });
});

const fractions = fc
  .tuple(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 20n }))
  .map(([n, d]) => ratio(n, d));

describe("arithmetic", () => {
  it("adding and taking away, multiplying and dividing undo each other", () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        expect(compareRational(minus(plus(a, b), b), a)).toBe(0);
        if (b.n !== 0n) expect(compareRational(over(times(a, b), b), a)).toBe(0);
        expect(compareRational(reduced(a), a)).toBe(0);
      }),
    );
  });

  it("refuses a denominator of zero", () => {
    expect(() => ratio(1n, 0n)).toThrow(RangeError);
  });
});
