import fc from "fast-check";
import { expect, it } from "vitest";
import { numbers } from "./arithmetic.ts";

it("raises to any power of 0 or more as the mathematics says", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 300, noNaN: true }),
      (base, exponent) => {
        const want = base ** exponent;
        const got = numbers.raise(base, exponent);
        expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-9 * want + 1e-300);
      },
    ),
  );
});
