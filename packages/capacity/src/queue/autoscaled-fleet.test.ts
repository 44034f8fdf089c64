import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { autoscaledFleet } from "./autoscaled-fleet.ts";

const hourly = (requestsPerS: number[]) => ({ slotS: 3600, requestsPerS });
const perReplica2 = (rate: number): number => Math.ceil(rate / 2);

describe("a fleet that follows the load", () => {
  it.each([
    // 1, 2, 4, 2 replicas are needed; each hour also what the next one needs.
    { name: "a start in the next slot", startS: 600, fewest: 1, want: [2, 4, 4, 2], fixed: 4 },
    { name: "no time to start", startS: 0, fewest: 1, want: [1, 2, 4, 2], fixed: 4 },
    { name: "a start of two slots", startS: 7200, fewest: 1, want: [4, 4, 4, 2], fixed: 4 },
    { name: "some never switched off", startS: 0, fewest: 3, want: [3, 3, 4, 3], fixed: 4 },
    { name: "more than the peak needs", startS: 0, fewest: 5, want: [5, 5, 5, 5], fixed: 5 },
  ])("$name", ({ startS, fewest, want, fixed }) => {
    const day = hourly([2, 4, 8, 3]);
    const fleet = autoscaledFleet(day, { replicasAt: perReplica2, startS, fewest });
    expect(fleet.replicas).toEqual(want);
    expect(fleet.replicaHours).toBe(want.reduce((sum, each) => sum + each, 0));
    expect([fleet.fixedReplicas, fleet.fixedReplicaHours]).toEqual([fixed, fixed * 4]);
  });

  it("never has fewer than asked for, more than the fixed one, nor too few for its own hour", () => {
    const curve = fc.array(fc.double({ min: 0, max: 50, noNaN: true }), {
      minLength: 1,
      maxLength: 48,
    });
    const scaling = fc.record({
      startS: fc.double({ min: 0, max: 20_000, noNaN: true }),
      fewest: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(curve, scaling, (requestsPerS, { startS, fewest }) => {
        const run = (start: number, least: number) =>
          autoscaledFleet(hourly(requestsPerS), {
            replicasAt: perReplica2,
            startS: start,
            fewest: least,
          });
        const fleet = run(startS, fewest);
        for (const [slot, replicas] of fleet.replicas.entries()) {
          expect(replicas).toBeGreaterThanOrEqual(fewest);
          expect(replicas).toBeLessThanOrEqual(fleet.fixedReplicas);
          expect(replicas).toBeGreaterThanOrEqual(perReplica2(requestsPerS[slot] as number));
        }
        expect(fleet.replicaHours).toBeLessThanOrEqual(fleet.fixedReplicaHours);
        expect(run(startS + 3600, fewest).replicaHours).toBeGreaterThanOrEqual(fleet.replicaHours);
        expect(run(startS, fewest + 1).replicaHours).toBeGreaterThanOrEqual(fleet.replicaHours);
      }),
    );
  });
});
