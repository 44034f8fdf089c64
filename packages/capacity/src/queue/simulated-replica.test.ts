import { describe, expect, it } from "vitest";
import { drawnRequests } from "./drawn-requests.ts";
import { fixtureReplicas } from "./replica-times.fixture.ts";
import type { ReplicaTimes } from "./replica-times.ts";
import { seededRandom } from "./seeded-random.ts";
import { simulateFleet } from "./simulate-fleet.ts";
import { simulatedLatency } from "./simulated-latency.ts";

/** A step takes 10 ms and 1 ms a sequence; a prompt 1 ms a token; 4,000 tokens fit. */
const times: ReplicaTimes = {
  stepS: (batch) => 0.01 + 0.001 * batch,
  prefillS: (tokens) => 0.001 * tokens,
  maxSequences: (contextTokens) => Math.floor(4000 / contextTokens),
};
const request = (arrivalS: number, promptTokens: number, outputTokens: number, cached = 0) => ({
  arrivalS,
  promptTokens,
  newPromptTokens: promptTokens - cached,
  outputTokens,
});
const one = { replicas: 1, routing: "least-loaded" as const, random: seededRandom(1) };

describe("a simulated replica", () => {
  it.each([
    {
      name: "one alone: its prompt, then a step for each further token",
      requests: [request(1, 100, 11)],
      chunkTokens: 1000,
      // 1 + 0.1; then 10 steps of 11 ms.
      want: [[1.1, 1.21]],
    },
    {
      name: "what is cached is not read",
      requests: [request(0, 100, 2, 60)],
      chunkTokens: 1000,
      want: [[0.04, 0.051]],
    },
    {
      name: "two at once are read together and share the steps",
      requests: [request(0, 100, 3), request(0, 200, 3)],
      chunkTokens: 1000,
      want: [
        [0.3, 0.324],
        [0.3, 0.324],
      ],
    },
    {
      name: "a prompt longer than an iteration is read in turns with the steps of others",
      requests: [request(0, 100, 4), request(0.001, 250, 1)],
      chunkTokens: 100,
      // First read until 0.1; then 100, 100 and 50 tokens, each beside a step of 11 ms.
      want: [
        [0.1, 0.1 + 0.25 + 0.033],
        [0.383, 0.383],
      ],
    },
    {
      name: "one that does not fit waits for room",
      requests: [request(0, 2990, 20), request(0, 1990, 20)],
      chunkTokens: 10_000,
      // 19 steps of 11 ms after 2.99 s, then the second is read.
      want: [
        [2.99, 3.199],
        [5.189, 5.398],
      ],
    },
    {
      name: "nobody overtakes one that waits for room",
      requests: [request(0, 2990, 20), request(0, 1990, 1), request(0, 490, 1)],
      chunkTokens: 10_000,
      want: [
        [2.99, 3.199],
        [5.679, 5.679],
        [5.679, 5.679],
      ],
    },
  ])("$name", ({ requests, chunkTokens, want }) => {
    const { served } = simulateFleet(times, { chunkTokens }, requests, one);
    const inOrder = requests.map((each) => served.find((done) => done.request === each));
    for (const [index, [first, end]] of want.entries()) {
      expect(inOrder[index]?.firstTokenAtS).toBeCloseTo(first as number, 9);
      expect(inOrder[index]?.finishedAtS).toBeCloseTo(end as number, 9);
    }
  });

  it("refuses what memory never holds, and serves the others", () => {
    const run = simulateFleet(times, {}, [request(0, 5000, 2), request(0, 100, 2)], one);
    expect([run.refused, run.served.length]).toEqual([1, 1]);
  });

  const drawn = (burstiness: number) =>
    drawnRequests(
      {
        lengths: {
          kind: "lognormal",
          mean: { promptTokens: 1000, newPromptTokens: 1000, outputTokens: 200 },
          promptVariation: 1,
          outputVariation: 1,
        },
        requestsPerS: 8,
        burstiness,
        count: 20_000,
      },
      seededRandom(5),
    );

  it("serves each request once, never before it came, and each token after the one before", () => {
    const requests = drawn(4);
    const { served, refused } = simulateFleet(
      fixtureReplicas["8B, quick part"] as ReplicaTimes,
      {},
      requests,
      { replicas: 3, routing: "random", random: seededRandom(2) },
    );
    expect(served.length + refused).toBe(requests.length);
    expect(new Set(served.map(({ request: each }) => each)).size).toBe(served.length);
    for (const { request: each, firstTokenAtS, finishedAtS } of served) {
      expect(firstTokenAtS).toBeGreaterThan(each.arrivalS);
      expect(finishedAtS).toBeGreaterThanOrEqual(firstTokenAtS);
    }
  });

  it("is the same for the same seed, and takes less than a second for 20,000 requests", () => {
    const requests = drawn(1);
    const quick = fixtureReplicas["8B, quick part"] as ReplicaTimes;
    const started = performance.now();
    const first = simulateFleet(quick, {}, requests, one);
    const tookMs = performance.now() - started;
    const again = simulateFleet(quick, {}, drawn(1), one);
    expect(again.served).toEqual(first.served);
    // Some 0.1 s alone; tests share their machine.
    expect(tookMs).toBeLessThan(1000);
  });

  it("answers sooner with more replicas, and by load rather than by chance", () => {
    const quick = fixtureReplicas["8B, slow part"] as ReplicaTimes;
    const p99 = (replicas: number, routing: "random" | "least-loaded"): number => {
      const run = { replicas, routing, random: seededRandom(3) };
      return simulatedLatency(simulateFleet(quick, {}, drawn(1), run).served).ttftS(99);
    };
    expect(p99(6, "least-loaded")).toBeLessThan(p99(4, "least-loaded"));
    expect(p99(4, "least-loaded")).toBeLessThan(p99(4, "random"));
  });
});
