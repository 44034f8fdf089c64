import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { drawnRequests } from "./drawn-requests.ts";
import { planTrace, traceFleet } from "./plan-trace.ts";
import { readTrace } from "./read-trace.ts";
import { fixtureReplicas } from "./replica-times.fixture.ts";
import type { ReplicaTimes } from "./replica-times.ts";
import { seededRandom } from "./seeded-random.ts";

const need = {
  target: { ttftS: 2, tpotS: 0.1, percentile: 99 },
  routing: "least-loaded",
  spareReplicas: 0,
  random: () => seededRandom(1),
} as const;
const slow = fixtureReplicas["8B, slow part"] as ReplicaTimes;
const drawn = drawnRequests(
  {
    lengths: {
      kind: "lognormal",
      mean: { promptTokens: 1000, newPromptTokens: 1000, outputTokens: 200 },
      promptVariation: 1,
      outputVariation: 1,
    },
    requestsPerS: 12,
    burstiness: 1,
    count: 12_000,
  },
  seededRandom(4),
);

describe("a fleet for a trace", () => {
  it("is much the same by formula and replayed, where arrivals are Poisson", () => {
    const plan = planTrace(slow, drawn, need);
    if (!plan.ok) throw new Error(plan.error.code);
    const { formula, fewest, planned, statistics, burstiness } = plan.value;
    expect(statistics.requests).toBe(12_000);
    expect(burstiness).toBeGreaterThan(0.8);
    expect(burstiness).toBeLessThan(1.2);
    expect(Math.abs((formula?.serving ?? 0) - fewest.serving)).toBeLessThanOrEqual(1);
    expect(fewest.keepsTarget).toBe(true);
    expect(fewest.ttftS.p99).toBeLessThanOrEqual(2);
    expect(planned?.serving).toBe(formula?.serving);
  });

  it("counts the time in the server in front: in each first token, and off its limit", () => {
    const at = (times: ReplicaTimes) => {
      const plan = planTrace(times, drawn, need);
      if (!plan.ok) throw new Error(plan.error.code);
      return plan.value;
    };
    const plain = at(slow);
    const behind = at({ ...slow, serverS: 0.5 });
    expect(behind.fewest.serving).toBeGreaterThanOrEqual(plain.fewest.serving);
    expect(behind.formula?.serving).toBeGreaterThanOrEqual(plain.formula?.serving ?? 0);
    expect(behind.fewest.ttftS.p99).toBeLessThanOrEqual(2);
    expect(behind.fewest.ttftS.p50).toBeGreaterThan(0.5);
    expect(planTrace({ ...slow, serverS: 2 }, drawn, need)).toEqual({
      ok: false,
      error: { code: "target-out-of-reach" },
    });
  });

  it("has spare replicas beside those that serve", () => {
    const plan = planTrace(slow, drawn, { ...need, spareReplicas: 2 });
    if (!plan.ok) throw new Error(plan.error.code);
    expect(plan.value.fewest.replicas).toBe(plan.value.fewest.serving + 2);
  });

  it("is never smaller for the same requests in less time", () => {
    const counts = [1, 1.5, 2, 4].map((scale) => {
      const quicker = drawn.map((each) => ({ ...each, arrivalS: each.arrivalS / scale }));
      return traceFleet(slow, quicker, need)?.serving ?? Number.NaN;
    });
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });

  it.each([
    {
      name: "a limit that no replica keeps",
      times: slow,
      target: { tpotS: 0.001, percentile: 99 },
      code: "target-out-of-reach",
    },
    {
      name: "no room",
      times: { ...slow, maxSequences: () => 0 },
      target: need.target,
      code: "does-not-fit",
    },
  ])("says why there is none: $name", ({ times, target, code }) => {
    const plan = planTrace(times, drawn.slice(0, 50), { ...need, target });
    expect(plan.ok ? "ok" : plan.error.code).toBe(code);
  });
});

const folder = fileURLToPath(new URL("../../../../../shared/data/traces/", import.meta.url));
const absent = existsSync(folder) ? false : "the traces of ../shared/data are not there";

describe.skipIf(absent)("Azure's traces of 2023", () => {
  const read = (name: string) => {
    const trace = readTrace(readFileSync(`${folder}azure-llm-inference-${name}.csv`, "utf8"), name);
    if (!trace.ok) throw new Error(JSON.stringify(trace.error[0]));
    return trace.value.requests;
  };

  it("are read whole", () => {
    expect([read("conv").length, read("code").length]).toEqual([19_366, 8_819]);
  });

  it.each([
    { part: "8B, quick part", within: 0 },
    { part: "8B, slow part", within: 0 },
    { part: "70B, four parts", within: 0 },
  ])("conversation on $part: formula and replay agree", ({ part, within }) => {
    const plan = planTrace(fixtureReplicas[part] as ReplicaTimes, read("conv"), need);
    if (!plan.ok) throw new Error(plan.error.code);
    const { formula, fewest } = plan.value;
    expect(Math.abs((formula?.serving ?? 0) - fewest.serving)).toBeLessThanOrEqual(within);
  });
});
