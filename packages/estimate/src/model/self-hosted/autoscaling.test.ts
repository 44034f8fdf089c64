import { numbers } from "@outlay/capacity";
import fc from "fast-check";
import { expect, it } from "vitest";
import { machinesBeyond, type ScaledFleet } from "./autoscaling.ts";

/** One replica a machine, 1 call a second, used to the full. */
const fleet: ScaledFleet<number> = {
  gpusPerReplica: 1,
  gpusPerMachine: 1,
  requestsPerS: 1,
  ceiling: 1,
  spare: 0,
  peak: 6,
  waiting: 0,
};
const day = { activeShare: 0.5, peakFactor: 2, startUpShare: 0 };

it.each([
  // Load rises evenly to 6: parts of 1 to 6 machines, 3.5 on average; 1 in the other half of the hours.
  { name: "follows the load", want: 0.5 * 3.5 + 0.5 * 1 },
  { name: "a spare one runs all hours", fleet: { spare: 1 }, want: 3.25 },
  // 0 0 1 2 3 4 beyond two.
  { name: "beyond two that are kept", kept: 2, want: (0.5 * 10) / 6 },
  { name: "an even load", day: { peakFactor: 1 }, want: 0.5 * 6 + 0.5 * 1 },
  // Five machines start once a day, 1 % of the hours each.
  { name: "starts are paid for", day: { startUpShare: 0.01 }, want: 2.25 + 0.05 },
  // 3 a second that may wait: 4 5 6 6 6 6 machines, and 3 at night.
  { name: "what waits runs beside", fleet: { waiting: 3 }, want: 0.5 * 5.5 + 0.5 * 3 },
])("$name: $want machines", (row) => {
  const all = { ...fleet, ...row.fleet };
  expect(machinesBeyond(numbers, all, { ...day, ...row.day }, row.kept ?? 0)).toBeCloseTo(
    row.want,
    9,
  );
});

it("never more than a fleet that runs all hours, and more load never takes fewer", () => {
  const at = (peak: number, active: number, factor: number, kept: number): number =>
    machinesBeyond(
      numbers,
      { ...fleet, peak },
      { activeShare: active, peakFactor: factor, startUpShare: 0.01 * active },
      kept,
    );
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 200, noNaN: true }),
      fc.double({ min: 0, max: 50, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 1, max: 20, noNaN: true }),
      fc.nat(20),
      (peak, more, active, factor, kept) => {
        const always = Math.max(0, Math.max(1, Math.ceil(peak)) - kept);
        const scaled = at(peak, active, factor, kept);
        expect(scaled).toBeLessThanOrEqual(always + 1e-9);
        expect(at(peak + more, active, factor, kept)).toBeGreaterThanOrEqual(scaled - 1e-9);
      },
    ),
  );
});
