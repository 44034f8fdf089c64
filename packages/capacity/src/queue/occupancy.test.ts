import { describe, expect, it } from "vitest";
import { loadSummary } from "./load-summary.ts";
import { occupancy } from "./occupancy.ts";
import type { ReplicaTimes } from "./replica-times.ts";

/** Steps of 20 ms whatever the batch, no time to read: as many servers as there is room for. */
const servers = (room: number): ReplicaTimes => ({
  stepS: () => 0.02,
  prefillS: () => 1e-9,
  maxSequences: () => room,
});
const shape = {
  lengths: { kind: "fixed", mean: { promptTokens: 10, newPromptTokens: 10, outputTokens: 101 } },
} as const;
const occupied = (room: number, requestsPerS: number, burstiness = 1) => {
  const load = loadSummary(servers(room), shape);
  return load && occupancy(load, requestsPerS, burstiness);
};

describe("how many sequences run", () => {
  it.each([
    // Each stays 100 × 20 ms = 2 s: rate × 2 s run.
    { rate: 1, burstiness: 1, want: 2 },
    { rate: 10, burstiness: 1, want: 20 },
    { rate: 10, burstiness: 4, want: 20 },
    { rate: 10, burstiness: 0.25, want: 20 },
  ])("is rate × stay where speed does not depend on it: $rate, $burstiness", (row) => {
    expect(occupied(500, row.rate, row.burstiness)?.mean).toBeCloseTo(row.want, 1);
  });

  it("varies as Poisson arrivals do, and by burstiness more", () => {
    const varianceOf = (burstiness: number): number => {
      const { mean = 0, parts = [] } = occupied(500, 20, burstiness) ?? {};
      return parts.reduce((sum, part) => sum + part.weight * (part.sequences - mean) ** 2, 0);
    };
    // Mean 40; parts are means of stretches, so a little of the variance is lost.
    expect(varianceOf(1) / 40).toBeGreaterThan(0.9);
    expect(varianceOf(1) / 40).toBeLessThan(1.02);
    // Answers all alike: the whole burstiness is felt.
    expect(varianceOf(4) / 160).toBeGreaterThan(0.9);
    expect(varianceOf(4) / 160).toBeLessThan(1.02);
  });

  it("has a full room as often as M/D/c says, nearly", () => {
    // 8 servers at 80 %: Erlang C is 0.419 for lengths that vary as an exponential; alike ones wait less long.
    const { full, waitS } = occupied(8, 3.2) as { full: number; waitS: number };
    expect(full).toBeGreaterThan(0.25);
    expect(full).toBeLessThan(0.5);
    // M/M/8 waits 1 / (4 − 3.2) = 1.25 s where it waits; alike ones about half as long.
    expect(waitS).toBeCloseTo(0.625, 2);
  });

  it("is nothing where the replica cannot keep up", () => {
    expect(occupied(8, 4.1)).toBeUndefined();
    expect(occupied(8, 3.9)).toBeDefined();
  });

  it("has weights that make up all of the time", () => {
    for (const rate of [0.01, 1, 3, 3.9]) {
      const { parts, full } = occupied(8, rate) as NonNullable<ReturnType<typeof occupied>>;
      expect(parts.reduce((sum, { weight }) => sum + weight, full)).toBeCloseTo(1, 6);
    }
  });
});
