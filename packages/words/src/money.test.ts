import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactUsd, grouped, percent, roughAmount, roughNumber, roughUsd } from "./money.ts";

it.each([
  { usd: 0, want: "$0" },
  { usd: -0, want: "$0" },
  { usd: 1e-12, want: "$0.0000000000010" },
  { usd: 0.0054399, want: "$0.0054" },
  { usd: 0.05, want: "$0.050" },
  { usd: 0.271, want: "$0.27" },
  { usd: 0.994, want: "$0.99" },
  { usd: 0.996, want: "$1.0" },
  { usd: 3.44, want: "$3.4" },
  { usd: 9.96, want: "$10" },
  { usd: 45.3, want: "$45" },
  { usd: 453.7, want: "$454" },
  { usd: 999.4, want: "$999" },
  { usd: 999.6, want: "$1.0K" },
  { usd: 1_234, want: "$1.2K" },
  { usd: 115_432, want: "$115K" },
  { usd: 999_600, want: "$1.0M" },
  { usd: 1_234_567, want: "$1.2M" },
  { usd: 2.5e9, want: "$2.5B" },
  { usd: 4.2e15, want: "$4200T" },
  { usd: -1_234, want: "-$1.2K" },
  { usd: undefined, want: "unknown" },
])("$usd USD reads $want", ({ usd, want }) => {
  expect(roughUsd(usd)).toBe(want);
});

it("never reads as zero unless it is zero, and keeps two digits", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1e14, noNaN: true }), (usd) => {
      const shown = roughUsd(usd);
      const unit = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 }[shown.at(-1) ?? ""] ?? 1;
      const back = Number.parseFloat(shown.slice(1)) * unit;
      expect(back).toBeGreaterThan(0);
      expect(Math.abs(back / usd - 1)).toBeLessThanOrEqual(0.0501);
    }),
  );
});

it("says money of another currency in the digits of dollars", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e14, max: 1e14, noNaN: true }), (amount) => {
      expect(roughAmount(amount)).toBe(roughUsd(amount).replace("$", ""));
    }),
  );
  expect(roughAmount(undefined)).toBe("unknown");
});

it("refuses a figure that is not a number", () => {
  expect(() => roughUsd(Number.NaN)).toThrow("not a number");
});

it.each([
  { count: 200_000, want: "200K" },
  { count: 5e6, want: "5M" },
  { count: 10, want: "10" },
  { count: 2, want: "2" },
  { count: 0.35, want: "0.35" },
  { count: 12, want: "12" },
  { count: Number.POSITIVE_INFINITY, want: "no limit" },
])("$count reads $want", ({ count, want }) => {
  expect(roughNumber(count)).toBe(want);
});

it.each([
  { share: 0, want: "0 %" },
  { share: 0.0001, want: "<0.1 %" },
  { share: 0.002, want: "0.2 %" },
  { share: 0.05, want: "5 %" },
  { share: 0.354, want: "35 %" },
  { share: 1, want: "100 %" },
])("a share of $share reads $want", ({ share, want }) => {
  expect(percent(share)).toBe(want);
});

describe("exact money", () => {
  it.each([
    { pico: 0n, want: "$0.00" },
    { pico: 1n, want: "$0.000000000001" },
    { pico: 54_399_000_000n, want: "$0.054399" },
    { pico: 2_000_000_000_000n, want: "$2.00" },
    { pico: 1_234_567_890_000_000_000n, want: "$1,234,567.89" },
    { pico: -5_000_000_000n, want: "-$0.005" },
  ])("$pico pico-USD reads $want", ({ pico, want }) => {
    expect(exactUsd(pico)).toBe(want);
  });

  it("keeps every digit", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (pico) => {
        const digits = exactUsd(pico).replace(/[$,]/g, "");
        const [whole = "", fraction = ""] = digits.split(".");
        expect(BigInt(whole + fraction.padEnd(12, "0"))).toBe(pico);
      }),
    );
  });
});

it.each([
  { count: 0, want: "0" },
  { count: 999, want: "999" },
  { count: 1_234_567, want: "1,234,567" },
  { count: 1234.56789, want: "1,234.56789" },
  { count: 12_345n, want: "12,345" },
])("$count grouped reads $want", ({ count, want }) => {
  expect(grouped(count)).toBe(want);
});
