import { describe, expect, it } from "vitest";
import { fleetOf } from "./fleet.ts";

const even = (likely: number) => ({ low: likely / 2, likely, high: likely * 2 });
const request = { promptTokens: 900, outputTokens: 100 };
const load = { requestsPerS: 1, peakFactor: 6, utilisationCeiling: 0.5, spareReplicas: 0 };

describe("machines for a load", () => {
  it.each([
    // 6 requests a second at the peak ÷ (2 × 0.5) = 6 replicas; 3 and 12 at the ends.
    { name: "one GPU each", gpus: 1, each: 1, rate: 2, want: [6, 3, 6, 12], usd: 6, used: 0.5 },
    {
      name: "eight in a machine",
      gpus: 8,
      each: 1,
      rate: 2,
      want: [1, 1, 1, 2],
      usd: 1,
      used: 0.375,
    },
    { name: "two in a machine", gpus: 8, each: 4, rate: 2, want: [3, 2, 3, 6], usd: 3, used: 0.5 },
    {
      name: "over two machines",
      gpus: 8,
      each: 16,
      rate: 2,
      want: [12, 6, 12, 24],
      usd: 12,
      used: 0.5,
    },
  ])("$name", ({ gpus, each, rate, want, usd, used }) => {
    const machine = { id: "m", accelerator: "a", gpus, usdPerHour: 1 };
    const fleet = fleetOf(machine, {
      requestsPerS: even(rate),
      gpusPerReplica: each,
      request,
      load,
      cautious: false,
    });
    const { low, likely, high } = fleet.machines;
    expect([likely, low, likely, high]).toEqual(want);
    expect(fleet.usdPerHour.likely).toBe(usd);
    expect(fleet.peakUtilisation).toBe(used);
    expect(fleet.meanUtilisation).toBeCloseTo(used / 6, 12);
    // One request a second of 100 tokens is 0.36 million tokens an hour.
    expect(fleet.usdPerMillionOutput.likely).toBeCloseTo(usd / 0.36, 9);
    expect(fleet.usdPerMillionTokens.likely).toBeCloseTo(usd / 3.6, 9);
    expect(fleet.usdPerMonth.likely).toBe(usd * 730.5);
  });

  it("without a load is one machine, busy all the time", () => {
    const machine = { id: "m", accelerator: "a", gpus: 8, usdPerHour: 36 };
    const fleet = fleetOf(machine, {
      requestsPerS: even(2),
      gpusPerReplica: 2,
      request,
      cautious: false,
    });
    expect(fleet.machines).toEqual({ low: 1, likely: 1, high: 1 });
    expect([fleet.replicas.likely, fleet.requestsPerS, fleet.peakUtilisation]).toEqual([4, 8, 1]);
    // 8 requests a second × 100 tokens × 3,600 s = 2.88 million tokens an hour.
    expect(fleet.usdPerMillionOutput.likely).toBeCloseTo(36 / 2.88, 9);
    expect(fleet.usdPerMillionOutput.low).toBeCloseTo(36 / 5.76, 9);
  });

  it("by the unfavourable end counts what a slow replica takes", () => {
    const machine = { id: "m", accelerator: "a", gpus: 1, usdPerHour: 1 };
    const task = { requestsPerS: even(2), gpusPerReplica: 1, request, load, cautious: true };
    const { machines, replicas } = fleetOf(machine, task);
    expect([machines.likely, machines.high, replicas.likely]).toEqual([12, 12, 12]);
  });
});
