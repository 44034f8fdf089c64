import fc from "fast-check";
import { expect, it } from "vitest";
import { compareRational, decimal } from "../../index.ts";
import { restoredDecimal } from "./restored-decimal.ts";

it.each([
  { number: 3e-7, want: "0.0000003" },
  { number: 0.1, want: "0.1" },
  { number: 75, want: "75" },
  { number: 1.5000000000000002e-7, want: "0.00000015", was: "1.5000000000000002e-7" },
  { number: 0.30000000000000004, want: "0.3", was: "0.30000000000000004" },
  { number: 0.7999999999999999, want: "0.8", was: "0.7999999999999999" },
  { number: 1 / 3, want: "0.3333333333333333" },
  { number: 1.23456789012345e-6, want: "0.00000123456789012345" },
])("$number stands for $want", ({ number, want, was }) => {
  const read = restoredDecimal(number);
  expect(compareRational(read.value, decimal(want))).toBe(0);
  expect(read.was).toBe(was);
});

it("leaves every price that a person would write as it is", () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999 }), fc.integer({ min: -12, max: 3 }), (digits, exponent) => {
      const text = `${digits}e${exponent}`;
      const read = restoredDecimal(Number(text));
      expect(compareRational(read.value, decimal(text))).toBe(0);
      expect(read.was).toBe(undefined);
    }),
  );
});

it("restores what adding, dividing or multiplying by a hundred leaves behind", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999 }),
      fc.integer({ min: -10, max: 0 }),
      (digits, exponent) => {
        const price = Number(`${digits}e${exponent}`);
        const read = restoredDecimal((price / 100) * 3);
        const exact = decimal(`${digits * 3}e${exponent - 2}`);
        expect(compareRational(read.value, exact)).toBe(0);
      },
    ),
  );
});
