import { describe, expect, it } from "vitest";
import { drawnRequests } from "./drawn-requests.ts";
import { extraArrivals } from "./extra-arrivals.ts";
import { seededRandom } from "./seeded-random.ts";

const mean = { promptTokens: 1, newPromptTokens: 1, outputTokens: 1 };

describe("arrivals that come in company", () => {
  it.each([
    { burstiness: 1, timeS: 3, want: 0 },
    { burstiness: 4, timeS: 1000, want: 1.5 },
    { burstiness: 0.25, timeS: 1000, want: -0.375 },
    { burstiness: 4, timeS: 0, want: 0 },
  ])("$want beyond the usual within $timeS s at burstiness $burstiness", (row) => {
    expect(extraArrivals(2, row.burstiness, row.timeS)).toBeCloseTo(row.want, 3);
  });

  it.each([
    { burstiness: 4, timeS: 0.05 },
    { burstiness: 4, timeS: 0.5 },
    { burstiness: 9, timeS: 0.2 },
    { burstiness: 0.25, timeS: 0.3 },
  ])("are as many as drawn ones: burstiness $burstiness, $timeS s", ({ burstiness, timeS }) => {
    const draw = {
      lengths: { kind: "fixed", mean } as const,
      requestsPerS: 4,
      burstiness,
      count: 100_000,
    };
    const requests = drawnRequests(draw, seededRandom(1));
    let next = 0;
    let seen = 0;
    for (const [index, { arrivalS }] of requests.entries()) {
      while ((requests[next]?.arrivalS ?? Number.POSITIVE_INFINITY) <= arrivalS + timeS) next++;
      seen += next - index - 1;
    }
    const extra = seen / requests.length - 4 * timeS;
    expect(Math.abs(extraArrivals(4, burstiness, timeS) - extra)).toBeLessThan(0.04);
  });
});
