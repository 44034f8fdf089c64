import { describe, expect, it } from "vitest";
import { drawnRequests } from "./drawn-requests.ts";
import { rateLevels } from "./rate-levels.ts";
import { seededRandom } from "./seeded-random.ts";
import { arrivalBurstiness, traceStatistics } from "./trace-statistics.ts";

const mean = { promptTokens: 100, newPromptTokens: 100, outputTokens: 10 };
const drawn = (burstiness: number) =>
  drawnRequests(
    { lengths: { kind: "fixed", mean }, requestsPerS: 10, burstiness, count: 50_000 },
    seededRandom(1),
  );

describe("what a trace looks like", () => {
  it.each([0.25, 1, 4])("finds the burstiness %d that arrivals were drawn with", (burstiness) => {
    const found = arrivalBurstiness(drawn(burstiness), 10, 300);
    expect(found / burstiness).toBeGreaterThan(0.85);
    expect(found / burstiness).toBeLessThan(1.15);
  });

  it("has the peak of the busiest five minutes", () => {
    const steady = Array.from({ length: 600 }, (_, second) => ({ arrivalS: second, ...mean }));
    const burst = Array.from({ length: 300 }, (_, index) => ({
      arrivalS: 600 + index / 2,
      ...mean,
    }));
    const { meanPerS, peakPerS, slots, requests } = traceStatistics([...steady, ...burst]);
    expect(requests).toBe(900);
    expect(slots.map((rate) => Math.round(rate * 10) / 10)).toEqual([1, 1, 2]);
    expect(peakPerS).toBeCloseTo(2, 1);
    expect(meanPerS).toBeCloseTo(1.2, 2);
  });

  it("knows how prompts and answers go together", () => {
    const at = (arrivalS: number, promptTokens: number, outputTokens: number) => ({
      arrivalS,
      promptTokens,
      newPromptTokens: promptTokens,
      outputTokens,
    });
    const { correlation, prompt } = traceStatistics([at(0, 1, 2), at(1, 2, 4), at(2, 3, 6)]);
    expect(correlation).toBeCloseTo(1, 12);
    expect(prompt).toEqual({ mean: 2, p50: 2, p95: 3, p99: 3, most: 3 });
  });

  it("weighs rates by the requests that see them", () => {
    const levels = rateLevels(drawn(1), 10);
    const weights = levels.reduce((sum, { weight }) => sum + weight, 0);
    const seen = levels.reduce((sum, each) => sum + each.weight * each.requestsPerS, 0);
    expect(weights).toBeCloseTo(1, 12);
    // A request of Poisson arrivals sees one more than the mean of 100 in its window.
    expect(seen).toBeCloseTo(10.1, 1);
    const rates = levels.map(({ requestsPerS }) => requestsPerS);
    expect(rates).toEqual(rates.toSorted((a, b) => a - b));
  });
});
