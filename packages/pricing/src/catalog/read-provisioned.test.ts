import { describe, expect, it } from "vitest";
import { provisionedOffers, usdPerUnitHour, usdPerUnitMonth } from "./provisioned.ts";
import { readProvisioned } from "./read-provisioned.ts";
import { bySourceId, type Source } from "./source-list.ts";

const source = (id: string): Source => ({
  id,
  kind: "report",
  title: id,
  dated: "2026-11-01",
  read: "2026-11-23",
  lineage: id,
});
const sources = bySourceId([source("a"), source("b")]);
const good = `units:
  - id: acme.unit
    provider: acme
    name: Unit
    region: global
    prices:
      - { term: hour, usd: 1.00, per: hour, status: single source, checked: 2026-11-01, sources: [a] }
      - { term: month, usd: 260, per: month, status: two catalogues agree, checked: 2026-11-01, sources: [a, b] }
carries:
  - { units: [acme.unit], models: [one, two], minimum: 15, increment: 5, input_tokens_per_minute: 3000, output_weight: 8, status: single source, checked: 2026-11-01, sources: [a] }
`;
const read = (text: string) => readProvisioned(text, "provisioned.yaml", sources);

it("gives the units of a model, with what they carry", () => {
  const value = read(good);
  if (!value.ok) throw new Error(JSON.stringify(value.error));
  expect(provisionedOffers(value.value, "acme", "two")).toMatchObject([
    { unit: { id: "acme.unit" }, carry: { minimum: 15, input_tokens_per_minute: 3000 } },
  ]);
  expect(provisionedOffers(value.value, "other", "two")).toEqual([]);
  expect(provisionedOffers(value.value, "acme", "three")).toEqual([]);
});

it.each([
  { usd: "1.00", per: "hour", want: 1 },
  { usd: "24.00", per: "day", want: 1 },
  { usd: "1460", per: "month", want: 2 },
  { usd: "8760", per: "year", want: 1 },
] as const)("$usd a $per is $want USD an hour", ({ usd, per, want }) => {
  expect(usdPerUnitHour({ usd, per })).toBe(want);
});

it.each([
  { usd: "1.00", per: "hour", want: 730 },
  { usd: "260", per: "month", want: 260 },
  { usd: "2652", per: "year", want: 221 },
] as const)("$usd a $per is $want USD a month", ({ usd, per, want }) => {
  expect(usdPerUnitMonth({ usd, per })).toBe(want);
});

describe("a planted error", () => {
  it.each([
    {
      name: "a month dearer by the hour than no commitment",
      from: "usd: 260,",
      to: "usd: 731,",
      says: "a month costs more by the hour than a hour",
    },
    { name: "a unit for nothing", from: "usd: 1.00", to: "usd: 0", says: "costs nothing" },
    { name: "terms out of order", from: "term: hour", to: "term: year", says: "from the shortest" },
    { name: "no minimum", from: "minimum: 15", to: "minimum: 0", says: "out of range" },
    { name: "half a step", from: "increment: 5", to: "increment: 0.5", says: "0.5" },
    {
      name: "an unknown unit",
      from: "units: [acme.unit]",
      to: "units: [acme.unit, acme.other]",
      says: "no unit `acme.other`",
    },
    {
      name: "a unit of no model",
      from: "units: [acme.unit]",
      to: "units: [acme.other]",
      says: "no model is said to be sold in `acme.unit`",
    },
    { name: "a model twice", from: "[one, two]", to: "[one, one]", says: "`one` stands above" },
    {
      name: "one witness for two",
      from: "sources: [a, b]",
      to: "sources: [a]",
      says: "two sources that do not copy each other",
    },
    {
      name: "a seller's page that is none",
      from: "status: single source",
      to: "status: vendor page",
      says: "needs a source that is one",
    },
    {
      name: "a day that no source proves",
      from: "checked: 2026-11-01",
      to: "checked: 2026-11-02",
      says: "prove nothing after 2026-11-01",
    },
    {
      name: "an unknown source",
      from: "sources: [a, b]",
      to: "sources: [a, c]",
      says: "`c` is not",
    },
    {
      name: "input and output in one unit",
      from: "output_weight: 8",
      to: "output_tokens_per_minute: 100",
      says: "not both",
    },
  ])("$name is refused", ({ from, to, says }) => {
    const outcome = read(good.replace(from, to));
    expect(outcome.ok).toBe(false);
    if (!outcome.ok) {
      expect(outcome.error.map(({ message }) => message).join("\n")).toContain(says);
      expect(outcome.error[0]?.line).toBeGreaterThan(0);
    }
  });
});
