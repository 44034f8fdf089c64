import { describe, expect, it } from "vitest";
import { autoscaledTrace } from "./autoscaled-trace.ts";
import { drawnRequests } from "./drawn-requests.ts";
import { traceFleet } from "./plan-trace.ts";
import { fixtureReplicas } from "./replica-times.fixture.ts";
import type { ReplicaTimes } from "./replica-times.ts";
import { seededRandom } from "./seeded-random.ts";

const slow = fixtureReplicas["8B, slow part"] as ReplicaTimes;
const need = {
  target: { ttftS: 2, tpotS: 0.1, percentile: 99 },
  routing: "least-loaded",
  spareReplicas: 0,
  random: () => seededRandom(1),
} as const;
const mean = { promptTokens: 1000, newPromptTokens: 1000, outputTokens: 200 };
const drawn = (requestsPerS: number, seconds: number, fromS: number) =>
  drawnRequests(
    {
      lengths: { kind: "fixed", mean },
      requestsPerS,
      burstiness: 1,
      count: requestsPerS * seconds,
    },
    seededRandom(4),
  ).map((each) => ({ ...each, arrivalS: each.arrivalS + fromS }));

// A quarter of an hour of 2 a second, then a minute later a quarter of 20.
const trace = [...drawn(2, 840, 0), ...drawn(20, 900, 960)];
const serving = traceFleet(slow, trace, need)?.serving ?? 0;

describe("a fleet that follows a trace", () => {
  it("is small while little comes, and starts ahead of more", () => {
    const fleet = autoscaledTrace(slow, trace, need, 60, serving);
    if (fleet === undefined) throw new Error("out of reach");
    const [first = 0, second, third, fourth = 0] = fleet.replicas;
    expect(first).toBeLessThan(fourth / 3);
    expect(second).toBe(first);
    expect(third).toBe(fourth);
    expect(Math.abs(fourth - serving)).toBeLessThanOrEqual(1);
    expect(fleet.slotHours.slice(0, 3)).toEqual([1 / 12, 1 / 12, 1 / 12]);
    expect(fleet.margin).toBe(1);
  });

  it("has as much more in each slot as the whole trace takes replayed, and the spare ones", () => {
    const plain = autoscaledTrace(slow, trace, need, 0, serving)?.replicas ?? [];
    const spare = { ...need, spareReplicas: 2 };
    const more = autoscaledTrace(slow, trace, spare, 0, serving * 2)?.replicas;
    expect(more).toEqual(plain.map((each) => each * 2 + 2));
  });

  it("is none where a limit is out of reach", () => {
    const target = { ttftS: 0.001, percentile: 99 };
    expect(autoscaledTrace(slow, trace, { ...need, target }, 0, 1)).toBeUndefined();
    expect(autoscaledTrace({ ...slow, serverS: 3 }, trace, need, 0, 1)).toBeUndefined();
  });
});
