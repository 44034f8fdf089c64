import { describe, expect, it } from "vitest";
import { firstTokenTail } from "./first-token-tail.ts";
import type { LoadShape } from "./load-shape.ts";
import { type LoadSummary, loadSummary } from "./load-summary.ts";
import { type Occupancy, occupancy } from "./occupancy.ts";
import { timePerTokenTail } from "./time-per-token-tail.ts";

const shape: LoadShape = {
  lengths: {
    kind: "lognormal",
    mean: { promptTokens: 1000, newPromptTokens: 600, outputTokens: 200 },
    promptVariation: 1,
    outputVariation: 0.8,
  },
};
const times = {
  stepS: (batch: number) => 0.02 + 0.0002 * batch,
  prefillS: (tokens: number) => 0.00005 * tokens,
  maxSequences: () => 64,
};
const load = loadSummary(times, shape) as LoadSummary;

describe("a tail that need not be exact above a share", () => {
  const rates = [0.5, 2, 4, 5, 6].flatMap((rate) =>
    [1, 3].map((burstiness) => ({ rate, burstiness })),
  );
  it.each(rates)("is judged as the exact one: $rate/s, $burstiness", ({ rate, burstiness }) => {
    const occupied = occupancy(load, rate, burstiness) as Occupancy;
    const tails = [
      { tail: firstTokenTail, limits: [0.1, 0.3, 1] },
      { tail: timePerTokenTail, limits: [0.022, 0.03, 0.05] },
    ];
    for (const { tail, limits } of tails) {
      for (const limitS of limits) {
        const exact = tail(load, occupied, limitS);
        for (const enough of [0.01, 0.05, 0.5]) {
          const stopped = tail(load, occupied, limitS, enough);
          expect(stopped > enough).toBe(exact > enough);
          if (exact <= enough) expect(stopped).toBe(exact);
        }
      }
    }
  });
});

describe("lengths that were seen before", () => {
  it("give the summary of lengths seen for the first time", () => {
    const { stepS, ...again } = loadSummary(times, shape) as LoadSummary;
    const { stepS: fresh, ...first } = loadSummary(times, structuredClone(shape)) as LoadSummary;
    expect(again).toEqual(first);
    expect([...stepS]).toEqual([...fresh]);
  });
});
