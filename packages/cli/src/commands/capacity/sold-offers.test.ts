import { type Machine, machineOf, type Offer } from "@outlay/capacity";
import { describe, expect, it } from "vitest";
import { soldOffers } from "./sold-offers.ts";

const read = { sources: ["list"], checked: "2026-11-01", status: "vendor page" } as const;
const offer = (usdPerHour: number, more: Partial<Offer> = {}): Offer => ({
  purchase: "on-demand",
  usdPerHour,
  ...read,
  ...more,
});
const machine = (id: string, offers: readonly Offer[]): Machine =>
  machineOf({ id, accelerator: "h100", gpus: 8 }, offers);

const machines = [
  machine("nebius.h100-8", [offer(36, { region: "eu-north1" }), offer(34, { region: "us-east" })]),
  machine("nebius.h100-8", [offer(6.3, { region: "eu-north1", purchase: "spot" })]),
  machine("lambda.h100-8", [offer(32)]),
];

describe("the offers that count", () => {
  it.each([
    { name: "the cheapest of each machine and way of paying", filter: {}, want: [34, 6.3, 32] },
    {
      name: "in a region, without those that name none",
      filter: { regions: new Set(["eu-north1"]) },
      want: [36, 6.3],
    },
    { name: "of a seller", filter: { seller: "lambda" }, want: [32] },
    { name: "of nobody", filter: { seller: "aws" }, want: [] },
  ])("$name", ({ filter, want }) => {
    expect(soldOffers(machines, filter).map(({ usdPerHour }) => usdPerHour)).toEqual(want);
  });

  it("tell their seller, day and region", () => {
    expect(soldOffers(machines)[0]).toMatchObject({
      id: "nebius.h100-8",
      seller: "nebius",
      region: "us-east",
      gpus: 8,
      checked: "2026-11-01",
    });
  });

  it("of one price are the one that was seen last", () => {
    const twice = machine("a.b", [
      offer(1, { region: "x", checked: "2026-01-01" }),
      offer(1, { region: "y", checked: "2026-09-01" }),
    ]);
    expect(soldOffers([twice])[0]?.region).toBe("y");
  });
});
