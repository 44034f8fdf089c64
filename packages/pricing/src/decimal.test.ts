import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, decimalOfNumber, readDecimal, toDecimal } from "./decimal.ts";
import { compareRational, ratio } from "./rational.ts";

describe("readDecimal", () => {
  it.each([
    { text: "0.30", n: 3n, d: 10n },
    { text: "3e-7", n: 3n, d: 10_000_000n },
    { text: "1.5E3", n: 1500n, d: 1n },
    { text: "+2.50", n: 5n, d: 2n },
    { text: "-0.5", n: -1n, d: 2n },
    { text: ".5", n: 1n, d: 2n },
    { text: "5.", n: 5n, d: 1n },
    { text: "0.000", n: 0n, d: 1n },
    { text: "1.4999999999999999e-07", n: 14999999999999999n, d: 10n ** 23n },
  ])("$text is $n/$d", ({ text, n, d }) => {
    const read = readDecimal(text);
    expect(read.ok && compareRational(read.value, { n, d })).toBe(0);
  });

  it.each([
    "",
    " 1",
    "1 ",
    "1,000",
    "$1",
    "1_000",
    "0x10",
    "NaN",
    "Infinity",
    "1e",
    "e5",
    ".",
    "--1",
    "1.2.3",
    "١",
  ])("refuses %j", (text) => {
    expect(readDecimal(text)).toEqual({ ok: false, error: { code: "not_a_decimal", text } });
  });

  it.each(["1e401", "1e-999999999", "9".repeat(401)])("refuses the huge %#", (text) => {
    expect(readDecimal(text)).toMatchObject({ ok: false, error: { code: "decimal_too_long" } });
  });

  it("throws for a programmer's mistake", () => {
    expect(() => decimal("ten")).toThrow(SyntaxError);
  });
});

describe("decimalOfNumber", () => {
  it.each([
    { value: 0.1, want: "0.1" },
    { value: 1e-7, want: "0.0000001" },
    { value: 1e21, want: "1000000000000000000000" },
    { value: 0.00219855, want: "0.00219855" },
  ])("$value is the decimal $want, not the binary fraction", ({ value, want }) => {
    expect(toDecimal(decimalOfNumber(value))).toEqual({ text: want, exact: true });
  });
});

describe("toDecimal", () => {
  it.each([
    { value: ratio(3n, 1_000_000n), text: "0.000003", exact: true },
    { value: ratio(1200n, 1n), text: "1200", exact: true },
    { value: ratio(-1n, 4n), text: "-0.25", exact: true },
    { value: ratio(1n, 3n), text: "0.333333333333333333333333", exact: false },
    { value: ratio(2n, 3n), text: "0.666666666666666666666667", exact: false },
    { value: ratio(0n, 7n), text: "0", exact: true },
  ])("$value.n/$value.d is $text", ({ value, text, exact }) => {
    expect(toDecimal(value)).toEqual({ text, exact });
  });

  it("prints what it reads, and reads what it prints", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 0, max: 40 }), (digits, places) => {
        const value = ratio(digits, 10n ** BigInt(places));
        const printed = toDecimal(value);
        expect(printed.exact).toBe(true);
        expect(compareRational(decimal(printed.text), value)).toBe(0);
        expect(toDecimal(decimal(printed.text)).text).toBe(printed.text);
      }),
    );
  });

  it("agrees with JavaScript on every finite number's own text", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(toDecimal(decimalOfNumber(value)).text)).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
