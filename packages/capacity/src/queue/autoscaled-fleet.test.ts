import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { autoscaledFleet } from "./autoscaled-fleet.ts";

describe("a fleet that follows a load", () => {
  it.each([
    { name: "no start", startS: 0, want: [1, 2, 8, 3, 1] },
    { name: "a start within a slot", startS: 60, want: [2, 8, 8, 3, 1] },
    { name: "a start of two slots", startS: 600, want: [8, 8, 8, 3, 1] },
    { name: "a start longer than the load", startS: 1e6, want: [8, 8, 8, 3, 1] },
  ])("$name", ({ startS, want }) => {
    expect(autoscaledFleet([1, 2, 8, 3, 1], 300, startS)).toEqual(want);
  });

  it("has what each slot needs, never more than the busiest, and never less for a longer start", () => {
    const counts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(counts, fc.nat(5000), fc.nat(5000), (needed, startS, longer) => {
        const fleet = autoscaledFleet(needed, 300, startS);
        const slower = autoscaledFleet(needed, 300, startS + longer);
        for (const [slot, replicas] of fleet.entries()) {
          expect(replicas).toBeGreaterThanOrEqual(needed[slot] as number);
          expect(replicas).toBeLessThanOrEqual(Math.max(...needed));
          expect(slower[slot]).toBeGreaterThanOrEqual(replicas);
        }
      }),
    );
  });
});
