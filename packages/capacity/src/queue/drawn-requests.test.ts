import { describe, expect, it } from "vitest";
import { drawnRequests } from "./drawn-requests.ts";
import { seededRandom } from "./seeded-random.ts";

const mean = { promptTokens: 800, newPromptTokens: 200, outputTokens: 150 };

describe("drawn requests", () => {
  it.each([0, 0.25, 1, 4, 20])("come at the rate and with the burstiness %d", (burstiness) => {
    const draw = {
      lengths: { kind: "fixed", mean } as const,
      requestsPerS: 5,
      burstiness,
      count: 200_000,
    };
    const requests = drawnRequests(draw, seededRandom(1));
    const gaps = requests.map(
      ({ arrivalS }, index) => arrivalS - (requests[index - 1]?.arrivalS ?? 0),
    );
    const average = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - average) ** 2, 0) / gaps.length;
    expect(average).toBeCloseTo(0.2, burstiness > 10 ? 2 : 2.5);
    expect(variance / (average * average)).toBeGreaterThanOrEqual(burstiness * 0.95);
    expect(variance / (average * average)).toBeLessThanOrEqual(burstiness * 1.05 + 1e-9);
  });

  it("have the lengths of a lognormal, cached share and all", () => {
    const lengths = { kind: "lognormal", mean, promptVariation: 1, outputVariation: 0.5 } as const;
    const draw = { lengths, requestsPerS: 1, burstiness: 1, count: 100_000 };
    const requests = drawnRequests(draw, seededRandom(2));
    const average = (of: (each: (typeof requests)[number]) => number): number =>
      requests.reduce((sum, each) => sum + of(each), 0) / requests.length;
    const prompt = average(({ promptTokens }) => promptTokens);
    const square = average(({ promptTokens }) => promptTokens * promptTokens);
    expect(prompt / 800).toBeCloseTo(1, 1.7);
    expect(square / (prompt * prompt) - 1).toBeCloseTo(1, 0.7);
    expect(average(({ newPromptTokens }) => newPromptTokens) / prompt).toBeCloseTo(0.25, 2);
    expect(average(({ outputTokens }) => outputTokens) / 150).toBeCloseTo(1, 1.7);
    expect(requests.every(({ outputTokens }) => outputTokens >= 1)).toBe(true);
  });

  it("take observed lengths as they stand", () => {
    const observed = [mean, { ...mean, outputTokens: 9 }];
    const draw = {
      lengths: { kind: "observed", requests: observed } as const,
      requestsPerS: 1,
      burstiness: 1,
      count: 50,
    };
    const outputs = new Set(
      drawnRequests(draw, seededRandom(3)).map(({ outputTokens }) => outputTokens),
    );
    expect([...outputs].sort()).toEqual([150, 9]);
  });
});
