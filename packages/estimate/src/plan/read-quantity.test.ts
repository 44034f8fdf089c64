import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDistribution } from "../distribution/check-distribution.ts";
import { planRows } from "./plan-shape.ts";
import type { QuantitySpec } from "./quantity-spec.ts";
import { readQuantity } from "./read-quantity.ts";

const specs = {
  tasks: { unit: "task / month", min: 1, max: 1e12, example: "200k / month" },
  tokens: { unit: "token / call", max: 1e8, example: "1500 to 2600" },
  share: { unit: "share", example: "3 %" },
  overhead: { unit: "share", max: 3, example: "20 %" },
  read: { unit: "USD / search / GB", example: "$16 / 1M searches / GB" },
  growth: { unit: "share / year", min: -0.99, max: 20, compounds: "rise", example: "5 % / year" },
  decline: { unit: "share / year", min: -1, max: 0.99, compounds: "fall", example: "5 % / year" },
  wage: { unit: "USD / hour", max: 10000, working: true, example: "$150k / year" },
  effort: { unit: "hour / feature", working: true, example: "80 hours" },
  changed: { unit: "share / month", max: 100, example: "5 % / month" },
  discount: { unit: "share / year", max: 1, implied: true, example: "9 %" },
  rate: { unit: "USD / hour", example: "$75 to $120 / hour" },
  cost: { unit: "USD / task", example: "$6 to $25" },
  salary: { unit: "USD / year", example: "$150k / year" },
  seat: { unit: "USD / user / month", example: "$40 / user / month" },
  ramp: { unit: "month", example: "3 months" },
  horizon: { unit: "month", min: 1, max: 120, whole: true, point: true, example: "60 months" },
  active: { unit: "hour / day", min: 0.1, max: 24, example: "12 hours / day" },
  wait: { unit: "second", example: "2 seconds" },
  factor: { unit: "factor", max: 1000, example: "2 to 4" },
} satisfies Record<string, QuantitySpec>;
type Name = keyof typeof specs;

const point = (value: number) => ({ kind: "point", value });
const lognormal = (low: number, high: number) => ({ kind: "lognormal", low, high, mass: 0.9 });
const share = (low: number, high: number) => ({ kind: "share", low, high, mass: 0.9 });
const pert = (low: number, likely: number, high: number) => ({ kind: "pert", low, likely, high });

describe("quantities as people write them", () => {
  it.each<[Name, string, object]>([
    ["tokens", "1500", point(1500)],
    ["tokens", "1,500", point(1500)],
    ["tokens", "1 500", point(1500)],
    ["tokens", "1\u202f500", point(1500)],
    ["tokens", "1_500", point(1500)],
    ["tokens", "1'500", point(1500)],
    ["tokens", "1,234,567.5", point(1234567.5)],
    ["tokens", "1.5M tokens", point(1500000)],
    ["tokens", "1.1M", point(1100000)],
    ["tokens", "1.5 k", point(1500)],
    ["tokens", "2 thousand tokens per call", point(2000)],
    ["tokens", "15e2", point(1500)],
    ["tokens", "5M tokens / 1000 calls", point(5000)],
    ["tokens", "+5", point(5)],
    ["tokens", "1500 to 2600", lognormal(1500, 2600)],
    ["tokens", "1500 to 2600 tokens", lognormal(1500, 2600)],
    ["tokens", "500 to 1.5k", lognormal(500, 1500)],
    ["tokens", "low 1500, likely 2000, high 2600", pert(1500, 2000, 2600)],
    ["tokens", "low 1,500, likely 2,000, high 2,600 tokens", pert(1500, 2000, 2600)],
    ["tokens", "High 8; Low 1; Likely 3", pert(1, 3, 8)],
    ["tokens", "low: 0, likely: 0, high: 8", pert(0, 0, 8)],
    ["overhead", "90 % to 120 %", lognormal(0.9, 1.2)],
    ["overhead", "100 %", point(1)],
    ["read", "$16 / 1M searches / GB", point(16e-6)],
    ["read", "$10 to $16 per million searches / gigabyte", lognormal(10e-6, 16e-6)],
    ["read", "$2 / 1,000 searches per GB", point(0.002)],
    ["read", "$2 / search / GB", point(2)],
    ["seat", "$40k / 1k users / month", point(40)],
    ["tasks", "200k / month", point(200000)],
    ["tasks", "200k tickets per month", point(200000)],
    ["tasks", "5M a year", point(5000000 / 12)],
    ["tasks", "1k / day", point(30437.5)],
    ["tasks", "70 / week", point((70 * 30.4375) / 7)],
    ["tasks", "3M / quarter", point(1000000)],
    ["tasks", "100k to 200k / month", lognormal(100000, 200000)],
    ["tasks", "1k / day to 60k / month", lognormal(30437.5, 60000)],
    ["share", "3 %", point(0.03)],
    ["share", "3%", point(0.03)],
    ["share", "0", point(0)],
    ["share", "0.5 percent", point(0.005)],
    ["share", "35 % to 65 %", share(0.35, 0.65)],
    ["share", "35 to 65 %", share(0.35, 0.65)],
    ["share", "low 0 %, likely 2 %, high 100 %", pert(0, 0.02, 1)],
    ["growth", "2 %/year", point(0.02)],
    ["growth", "-5 % / year", point(-0.05)],
    ["growth", "−5 % / year", point(-0.05)],
    ["growth", "100 % / quarter", point(15)],
    ["growth", "0", point(0)],
    ["growth", "1 % / month", point(1.01 ** 12 - 1)],
    ["decline", "2 % / month", point(1 - 0.98 ** 12)],
    ["decline", "10 % / month", point(1 - 0.9 ** 12)],
    ["decline", "50 % / quarter", point(1 - 0.5 ** 4)],
    ["decline", "-1 % / month", point(1 - 1.01 ** 12)],
    ["decline", "5 % / year", point(0.05)],
    ["wage", "$150k / year", point(150_000 / 1_800)],
    ["wage", "$12,000 / month", point(80)],
    ["wage", "$4000 / week", point(100)],
    ["wage", "$720 / day", point(90)],
    ["wage", "$90 / hour", point(90)],
    ["wage", "$135k to $180k / year", lognormal(75, 100)],
    ["effort", "2 days", point(16)],
    ["effort", "1 to 2 weeks / feature", lognormal(40, 80)],
    ["effort", "80 hours", point(80)],
    ["changed", "60 % / year", point(0.6 / 12)],
    ["discount", "9 %", point(0.09)],
    ["discount", "9 % / year", point(0.09)],
    ["rate", "$75 to $120 / hour", lognormal(75, 120)],
    ["rate", "$75 to 120 per hour", lognormal(75, 120)],
    ["rate", "75 USD / hour", point(75)],
    ["rate", "US$ 75/h", point(75)],
    ["rate", "$720 / day", point(30)],
    ["salary", "$150k / year", point(150000)],
    ["seat", "$40 / user / month", point(40)],
    ["seat", "$40 per seat per month", point(40)],
    ["seat", "$40 / month / user", point(40)],
    ["seat", "$480 / year", point(40)],
    ["seat", "$30 to $60 / user / month", lognormal(30, 60)],
    ["cost", "$6 to $25", lognormal(6, 25)],
    ["cost", "$0.0005", point(0.0005)],
    ["ramp", "90 days", point(90 / 30.4375)],
    ["ramp", "2 to 4 months", lognormal(2, 4)],
    ["horizon", "60 months", point(60)],
    ["horizon", "5 years", point(60)],
    ["horizon", "2 quarters", point(6)],
    ["wait", "800 ms", point(0.8)],
    ["wait", "300 to 900 ms", lognormal(0.3, 0.9)],
    ["wait", "1.5 s", point(1.5)],
    ["active", "12 hours / day", point(12)],
    ["active", "12 h/day", point(12)],
    ["active", "60 hours / week", point(60 / 7)],
    ["factor", "2.5x", point(2.5)],
    ["factor", "1.500", point(1.5)],
  ])("%s: %s", (name, text, value) => {
    expect(readQuantity(text, specs[name])).toEqual({ ok: true, value });
  });

  it("puts 5 % of a growth below its range and 5 % above", () => {
    const read = readQuantity("-10 % to 30 % / year", specs.growth);
    const z = 1.6448536269514722;
    expect(read).toEqual({
      ok: true,
      value: { kind: "normal", mean: expect.closeTo(0.1, 12), sd: expect.closeTo(0.2 / z, 12) },
    });
  });
});

describe("what is refused", () => {
  it.each<[Name, string, string, string | undefined]>([
    ["read", "$2 / 1m searches / GB", "ambiguous", undefined],
    ["read", "$2 / 1k searches / GB to $3 / 1M searches / GB", "wrong_value", undefined],
    ["tasks", "200k", "wrong_unit", "200k / month"],
    ["tasks", "200k / moth", "wrong_unit", "200k / month"],
    ["tasks", "200k / kg", "wrong_unit", undefined],
    ["tasks", "200k tokens / month", "wrong_unit", undefined],
    ["tasks", "200k / month / user", "wrong_value", undefined],
    ["tasks", "5m / month", "ambiguous", undefined],
    ["tasks", "200 to 300k / month", "ambiguous", undefined],
    ["tasks", "300k to 200k / month", "inconsistent", "200k to 300k / month"],
    ["tasks", "0 / month", "out_of_range", undefined],
    ["tasks", "-5 / month", "out_of_range", undefined],
    ["tasks", "1e400 / month", "out_of_range", undefined],
    ["tasks", "1e13 / month", "out_of_range", undefined],
    ["tokens", "", "wrong_value", undefined],
    ["tokens", "lots", "wrong_value", undefined],
    ["tokens", "NaN", "wrong_value", undefined],
    ["tokens", ".inf", "wrong_value", undefined],
    ["tokens", "Infinity", "wrong_value", undefined],
    ["tokens", "1,5", "ambiguous", undefined],
    ["tokens", "1.500", "ambiguous", undefined],
    ["tokens", "1.500.000", "ambiguous", undefined],
    ["tokens", "1.500,50", "ambiguous", undefined],
    ["tokens", "12,34,567", "ambiguous", undefined],
    ["tokens", "1__500", "ambiguous", undefined],
    ["tokens", "0x10", "wrong_value", undefined],
    ["tokens", "1500 to", "wrong_value", undefined],
    ["tokens", "to 1500", "wrong_value", undefined],
    ["tokens", "1500 2600", "wrong_value", undefined],
    ["tokens", "1500-2600", "wrong_value", "1500 to 2600"],
    ["tokens", "1500..2600", "wrong_value", "1500 to 2600"],
    ["tokens", "between 5 and 10", "wrong_value", "5 to 10"],
    ["tokens", "~1500", "wrong_value", undefined],
    ["tokens", "1500 ± 200", "wrong_value", undefined],
    ["tokens", "1500 to 1500", "inconsistent", "1500"],
    ["tokens", "0 to 1500", "out_of_range", undefined],
    ["tokens", "1 to 90M tokens", "ambiguous", undefined],
    ["tokens", "1 to 90,000,000", "out_of_range", undefined],
    ["tokens", "1e-30", "out_of_range", undefined],
    ["tokens", "1500 / month", "wrong_unit", undefined],
    ["tokens", "5 / 0 calls", "wrong_unit", undefined],
    ["tokens", "5 /", "wrong_unit", undefined],
    ["tokens", "3 %", "wrong_unit", undefined],
    ["tokens", "$3", "wrong_unit", undefined],
    ["tokens", "low 1, high 8", "wrong_value", undefined],
    ["tokens", "low 1, likly 3, high 8", "wrong_value", "low 1, likely 3, high 8"],
    ["tokens", "low 1, low 3, high 8", "wrong_value", undefined],
    ["tokens", "low 8, likely 3, high 1", "inconsistent", undefined],
    ["tokens", "low 3, likely 3, high 3", "inconsistent", undefined],
    ["share", "2", "wrong_unit", "2 %"],
    ["share", "0.02", "wrong_unit", undefined],
    ["share", "1", "wrong_unit", undefined],
    ["tokens", "40 pages", "wrong_unit", undefined],
    ["tasks", "3000 contracts / month", "wrong_unit", undefined],
    ["share", "120 %", "out_of_range", undefined],
    ["share", "-1 %", "out_of_range", undefined],
    ["share", "0 % to 5 %", "out_of_range", undefined],
    ["share", "95 % to 100 %", "out_of_range", undefined],
    ["share", "3 % / month", "wrong_unit", undefined],
    ["growth", "20 %", "wrong_unit", "20 % / year"],
    ["growth", "-300 % / month", "out_of_range", undefined],
    ["decline", "200 % / month", "out_of_range", undefined],
    ["decline", "1 % / week", "wrong_unit", undefined],
    ["growth", "20 % / day", "wrong_unit", undefined],
    ["growth", "-100 % / year", "out_of_range", undefined],
    ["rate", "90", "wrong_unit", "$90 / hour"],
    ["rate", "$90", "wrong_unit", "$90 / hour"],
    ["rate", "$90 hour", "wrong_unit", undefined],
    ["rate", "€90 / hour", "wrong_unit", undefined],
    ["rate", "90 EUR / hour", "wrong_unit", undefined],
    ["rate", "£90 to £120 / hour", "wrong_unit", undefined],
    ["rate", "90 cents / hour", "wrong_unit", undefined],
    ["horizon", "60", "wrong_unit", "60 months"],
    ["horizon", "90 days", "out_of_range", undefined],
    ["horizon", "12 to 60 months", "wrong_value", undefined],
    ["horizon", "200 months", "out_of_range", undefined],
    ["active", "12", "wrong_unit", "12 hours / day"],
    ["active", "12 hours", "wrong_unit", "12 hours / day"],
    ["active", "25 hours / day", "out_of_range", undefined],
  ])("%s: %s is %s", (name, text, code, suggestion) => {
    const read = readQuantity(text, specs[name]);
    if (read.ok) throw new Error(`accepted as ${JSON.stringify(read.value)}`);
    expect({ code: "wrong_value", ...read.error }).toMatchObject({ code });
    expect(read.error.suggestion).toBe(suggestion);
    expect(read.error.expected).toBeTruthy();
  });
});

describe("hints", () => {
  it.each<[Name, string, string]>([
    ["share", "1", "percent: 1 % or 100 %"],
    ["tokens", "40 pages", "in English a page of 500 words is about 670 tokens"],
    ["tokens", "800 words", "in English 75 words are about 100 tokens"],
    [
      "tasks",
      "3000 contracts / month",
      'the noun of outcome.unit, as in "unit: finished contract"',
    ],
  ])("%s: %s says %s", (name, text, says) => {
    const read = readQuantity(text, specs[name]);
    expect(read.ok ? "" : read.error.expected).toContain(says);
  });
});

describe("laws", () => {
  const rows = planRows.filter((row) => row.type === "quantity");
  const scraps = [
    ..."0123456789.,-+%$€/()'_ ",
    ...[
      "low ",
      "likely ",
      "high ",
      " to ",
      "k",
      "M",
      " / month",
      " tokens",
      "to",
      "e9",
      " %",
      "1e",
      "∞",
    ],
    ...["per ", "year", "$75", "120", "½", "١", "\u0000", "\n", "between 5 and 10", "1,5"],
  ];
  const anyText = fc
    .array(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...scraps) }, fc.string({ maxLength: 4 })),
    )
    .map((parts) => parts.join(""));

  it("gives a valid distribution or a problem inside the text, whatever is written", () => {
    fc.assert(
      fc.property(fc.constantFrom(...rows), anyText, (row, text) => {
        const read = readQuantity(text, row);
        if (read.ok) {
          expect(checkDistribution(read.value).ok).toBe(true);
          expect(JSON.stringify(read.value)).not.toMatch(/null/); // JSON writes NaN and ∞ as null
          return;
        }
        const { from = 0, to = text.length, suggestion, example } = read.error;
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(text.length);
        if (suggestion !== undefined) expect(readQuantity(suggestion, row).ok).toBe(true);
        if (example !== undefined) expect(readQuantity(example, row).ok).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it("reads the same number however its thousands are written", () => {
    const count = fc.integer({ min: 0, max: 99_999_999 });
    fc.assert(
      fc.property(count, fc.constantFrom(",", " ", "_", "'", "\u00a0"), (value, sign) => {
        const grouped = String(value).replaceAll(/\B(?=(\d{3})+$)/g, sign);
        expect(readQuantity(grouped, specs.tokens)).toEqual({ ok: true, value: point(value) });
      }),
    );
  });

  it("keeps a rate when it is said for another time", () => {
    const periods = [
      ["day", 30.4375],
      ["week", 30.4375 / 7],
      ["quarter", 1 / 3],
      ["year", 1 / 12],
    ] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 1e6 }),
        fc.constantFrom(...periods),
        (n, [per, months]) => {
          const read = readQuantity(`${n} / ${per}`, specs.tasks);
          const value = read.ok && read.value.kind === "point" ? read.value.value : Number.NaN;
          expect(value / (n * months)).toBeCloseTo(1, 12);
        },
      ),
    );
  });
});
