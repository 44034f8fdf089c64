import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Machine, machineOf, type Offer } from "./machine.ts";
import { machinesFor } from "./machines-for.ts";
import { placeNamed } from "./region.ts";

const seen = { sources: ["x"], checked: "2026-11-23", status: "vendor page" } as const;
const offer = (usdPerHour: number, region?: string, termMonths?: number): Offer => ({
  purchase: termMonths === undefined ? "on-demand" : "committed",
  usdPerHour,
  ...(region === undefined ? {} : { region }),
  ...(termMonths === undefined ? {} : { termMonths }),
  ...seen,
});
const named = { id: "shop.one", accelerator: "g", gpus: 1 };

describe("the offers that count", () => {
  const machines = [
    machineOf(named, [offer(3, "us"), offer(4, "de"), offer(6, "fi")]),
    machineOf(named, [offer(2, "us", 12)]),
    machineOf(named, [offer(1, "us", 36)]),
    machineOf({ ...named, id: "other.one" }, [offer(2)]),
  ];
  const prices = (found: readonly Machine[]): unknown =>
    found.map(({ id, usdPerHour: { low, likely, high } }) => [id, low, likely, high]);

  it.each([
    {
      name: "everywhere, for a year",
      regions: undefined,
      termMonths: 12,
      want: [
        ["shop.one", 3, 4, 6],
        ["shop.one", 2, 2, 2],
        ["other.one", 2, 2, 2],
      ],
    },
    { name: "in Europe", regions: ["de", "fi"], termMonths: 12, want: [["shop.one", 4, 4, 6]] },
    {
      name: "in one region, for three years",
      regions: ["us"],
      termMonths: 36,
      want: [
        ["shop.one", 3, 3, 3],
        ["shop.one", 1, 1, 1],
      ],
    },
    {
      name: "for a term that nobody sells",
      regions: ["us"],
      termMonths: 24,
      want: [["shop.one", 3, 3, 3]],
    },
    { name: "where nobody sells", regions: ["mars"], termMonths: 12, want: [] },
  ])("$name", ({ regions, termMonths, want }) => {
    const choice = { termMonths, ...(regions === undefined ? {} : { regions: new Set(regions) }) };
    expect(prices(machinesFor(machines, choice))).toEqual(want);
  });
});

it("is a range in order whose ends are offers, as old as its oldest and as sure as its least sure", () => {
  const any = fc.record({
    usd: fc.double({ min: 0.01, max: 99, noNaN: true }),
    sure: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 9 }), (offers) => {
      const machine = machineOf(
        named,
        offers.map(({ usd, sure }) => ({
          ...offer(usd),
          ...(sure ? {} : { status: "single source" as const, checked: "2025-01-01" }),
        })),
      );
      const { low, likely, high } = machine.usdPerHour;
      const asked = offers.map(({ usd }) => usd);
      expect(low <= likely && likely <= high).toBe(true);
      expect([low, high]).toEqual([Math.min(...asked), Math.max(...asked)]);
      expect(asked).toContain(likely);
      const sure = offers.every((each) => each.sure);
      expect(machine.status).toBe(sure ? "vendor page" : "single source");
      expect(machine.checked).toBe(sure ? "2026-11-23" : "2025-01-01");
    }),
  );
});

it("refuses offers of two kinds, and none", () => {
  expect(() => machineOf(named, [])).toThrow("has no offer");
  expect(() => machineOf(named, [offer(1), offer(1, "us", 12)])).toThrow("one purchase and term");
});

it.each([
  { id: "eu-central-1", regions: ["eu-central-1"], countries: ["de"] },
  { id: "de", regions: ["eu-central-1", "europe-west3"], countries: ["de"] },
  { id: "eu", regions: ["eu-central-1", "europe-west3", "FIN-01"], countries: ["de", "fi"] },
])("$id is $regions", ({ id, regions, countries }) => {
  const all = [
    { id: "us", name: "United States", area: "us", regions: ["us-east-1"], ...seen },
    { id: "de", name: "Germany", area: "eu", regions: ["eu-central-1", "europe-west3"], ...seen },
    { id: "fi", name: "Finland", area: "eu", regions: ["FIN-01"], ...seen },
  ];
  const place = placeNamed(all, id);
  expect([...(place?.regions ?? [])]).toEqual(regions);
  expect(place?.countries.map((country) => country.id)).toEqual(countries);
  expect(placeNamed(all, "mars")).toBeUndefined();
});
