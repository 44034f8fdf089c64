import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixtureReplicas } from "./replica-times.fixture.ts";
import type { ReplicaTimes } from "./replica-times.ts";
import { replicasForTarget } from "./replicas-for-target.ts";

const times = fixtureReplicas["8B, slow part"] as ReplicaTimes;
const shape = {
  lengths: {
    kind: "lognormal",
    mean: { promptTokens: 1000, newPromptTokens: 1000, outputTokens: 200 },
    promptVariation: 1,
    outputVariation: 1,
  },
} as const;
const target = { ttftS: 2, tpotS: 0.1, percentile: 99 };
const demand = { peakPerS: 30, burstiness: 1, routing: "least-loaded", spareReplicas: 0 } as const;
const replicasOf = (change: object, limit: object = {}): number => {
  const fleet = replicasForTarget(times, shape, { ...target, ...limit }, { ...demand, ...change });
  return fleet.ok ? fleet.value.replicas : Number.POSITIVE_INFINITY;
};

describe("replicas for a target", () => {
  it("are the peak over the largest rate of one, and the spare ones", () => {
    const fleet = replicasForTarget(times, shape, target, { ...demand, routing: "random" });
    if (!fleet.ok) throw new Error(fleet.error.code);
    const { replicas, largestPerS, saturatedPerS, utilisation } = fleet.value;
    expect(replicas).toBe(Math.ceil(30 / largestPerS));
    expect(utilisation).toBeCloseTo(30 / (replicas * saturatedPerS), 12);
    expect(replicasOf({ routing: "random", spareReplicas: 2 })).toBe(replicas + 2);
  });

  it.each([
    { name: "no load", change: { peakPerS: 0 }, limit: {}, want: 1 },
    {
      name: "a limit that none keeps",
      change: {},
      limit: { tpotS: 0.001 },
      want: Number.POSITIVE_INFINITY,
    },
  ])("$name", ({ change, limit, want }) => {
    expect(replicasOf(change, limit)).toBe(want);
  });

  it("says why there are none", () => {
    const huge = {
      lengths: {
        kind: "fixed",
        mean: { promptTokens: 1e7, newPromptTokens: 1e7, outputTokens: 5 },
      },
    } as const;
    expect(replicasForTarget(times, huge, target, demand)).toEqual({
      ok: false,
      error: { code: "does-not-fit" },
    });
    expect(replicasForTarget(times, shape, { ...target, ttftS: 1e-6 }, demand)).toEqual({
      ok: false,
      error: { code: "target-out-of-reach" },
    });
  });

  it("are never fewer for more load, a stricter target, burstier arrivals, random routing, more spare", () => {
    const peak = fc.double({ min: 0.1, max: 400, noNaN: true });
    const more = fc.double({ min: 1, max: 3, noNaN: true });
    fc.assert(
      fc.property(peak, more, fc.constantFrom(1, 3, 8), (peakPerS, factor, burstiness) => {
        const least = replicasOf({ peakPerS, burstiness });
        expect(replicasOf({ peakPerS: peakPerS * factor, burstiness })).toBeGreaterThanOrEqual(
          least,
        );
        expect(replicasOf({ peakPerS, burstiness }, { ttftS: 2 / factor })).toBeGreaterThanOrEqual(
          least,
        );
        expect(
          replicasOf({ peakPerS, burstiness }, { tpotS: 0.1 / factor }),
        ).toBeGreaterThanOrEqual(least);
        expect(replicasOf({ peakPerS, burstiness: burstiness * factor })).toBeGreaterThanOrEqual(
          least,
        );
        expect(replicasOf({ peakPerS, burstiness, routing: "random" })).toBeGreaterThanOrEqual(
          least,
        );
        expect(replicasOf({ peakPerS, burstiness, spareReplicas: 1 })).toBe(least + 1);
      }),
      { numRuns: 25 },
    );
  });
});
