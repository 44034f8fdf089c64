import { describe, expect, it } from "vitest";
import { numbers } from "../arithmetic.ts";
import { machinesNeeded, replicasNeeded } from "./machines.ts";

describe("whole machines at the peak", () => {
  it.each([
    { name: "an idle fleet still has one", peak: 0, speed: 4, ceiling: 0.7, spare: 0, want: 1 },
    { name: "just at the ceiling", peak: 2, speed: 4, ceiling: 0.5, spare: 0, want: 1 },
    { name: "just above it", peak: 2.01, speed: 4, ceiling: 0.5, spare: 0, want: 2 },
    { name: "N + 1", peak: 10, speed: 4, ceiling: 0.5, spare: 1, want: 6 },
  ])("$name: $want replicas", ({ peak, speed, ceiling, spare, want }) => {
    const load = {
      peakRequestsPerS: peak,
      requestsPerS: speed,
      utilisationCeiling: ceiling,
      spareReplicas: spare,
    };
    expect(replicasNeeded(numbers, load)).toBe(want);
  });

  it.each([
    { replicas: 1, perReplica: 1, perMachine: 8, want: 1 },
    { replicas: 9, perReplica: 1, perMachine: 8, want: 2 },
    { replicas: 3, perReplica: 4, perMachine: 8, want: 2 },
    { replicas: 3, perReplica: 4, perMachine: 4, want: 3 },
  ])("$replicas × $perReplica GPUs by $perMachine: $want machines", (row) => {
    expect(machinesNeeded(numbers, row.replicas, row.perReplica, row.perMachine)).toBe(row.want);
  });

  it("a replica larger than a machine is a broken promise", () => {
    expect(() => machinesNeeded(numbers, 1, 8, 4)).toThrow("a replica of 8 GPUs");
  });
});
