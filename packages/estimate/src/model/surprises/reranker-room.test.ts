import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { examplePlans } from "../../result/example-plans.test-support.ts";
import { loadWithin } from "./reranker-room.ts";

const root = new URL("../../../../../", import.meta.url);
const { estimateOf } = examplePlans(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);

it.each([
  // 2k ÷ (2k + s × ln(1 / (1 − p))), k = 0.15 s left for waiting, s = 0.05 s.
  { percentile: 0.5, want: 0.3 / (0.3 + 0.05) }, // at least the mean wait: ln 2 is less than 1
  { percentile: 0.95, want: 0.3 / (0.3 + 0.05 * 2.995732) },
  { percentile: 0.99, want: 0.3 / (0.3 + 0.05 * 4.60517) },
])("$percentile in 0.2 s, 0.05 s each: busy for $want of the time", ({ percentile, want }) => {
  expect(loadWithin(0.05, 0.2, percentile)).toBeCloseTo(want, 6);
  // The wait of the queue at that load is what was left for it.
  const load = loadWithin(0.05, 0.2, percentile);
  const wait = ((load * 0.05) / (2 * (1 - load))) * Math.max(1, Math.log(1 / (1 - percentile)));
  expect(wait).toBeCloseTo(0.15, 9);
});

it("is busy less where more must be in time, or sooner", () => {
  const time = fc.double({ min: 0.01, max: 1, noNaN: true });
  const share = fc.double({ min: 0.5, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(time, time, share, share, (alone, more, p, q) => {
      const low = loadWithin(alone, alone + more, Math.min(p, q));
      const high = loadWithin(alone, alone + more, Math.max(p, q));
      expect(high).toBeLessThanOrEqual(low);
      expect(high).toBeGreaterThan(0);
      expect(loadWithin(alone, alone + more / 2, p)).toBeLessThanOrEqual(
        loadWithin(alone, alone + more, p),
      );
    }),
  );
});

const plan = (tasks: string, latency = "") => `outlay: 1
name: Search
horizon: 24 months
scope: standard
workload: { tasks: ${tasks} / month, input_tokens: 1000, output_tokens: 100, turns_per_conversation: 1, peak_factor: 2, active_hours: 12 hours / day, active_days: 7 days / week, ramp: 0 months, growth: 0 % / year, nonproduction_share: 0 %, batch_share: 0 % }
retrieval: { chunks: 1M, changed: 5 % / month }
${latency}paths:
  hosted: { model: openai/gpt-6-luna }
`;

/** The reranker's room of a plan, node by node. */
const roomOf = (tasks: string, latency?: string) => {
  const { estimate, centre } = estimateOf(plan(tasks, latency));
  const [path] = estimate.paths;
  if (path === undefined || path.status === "ruled-out") throw new Error("no path");
  const found = path.surprises.find(({ id }) => id === "reranker-headroom");
  if (found === undefined) throw new Error("no room");
  return { found, value: centre.value, has: centre.has };
};

describe("GPUs of a reranker", () => {
  it("by hand: 26.3M searches a month in 12 hours a day, twice as many in the busiest hour", () => {
    // 26,298,000 ÷ 2,629,800 s = 10 a second over all hours; × 2 × 24 ÷ 12 = 40 in the busiest hour.
    const { found, value } = roomOf("26298000");
    expect(value("retrieval.searches-mean")).toBeCloseTo(10, 6);
    expect(value("retrieval.searches-peak")).toBeCloseTo(40, 6);
    // 10 × 0.05 s = 0.5 busy; 40 × 0.05 = 2 busy, of at most 0.667 of the time: 3.0 GPUs.
    expect(value("retrieval.reranker.mean.gpus")).toBe(1);
    expect(value("retrieval.reranker.p50.gpus")).toBe(3);
    expect(value("retrieval.reranker.p95.gpus")).toBe(3);
    expect(value("retrieval.reranker.p99.gpus")).toBe(4);
    const one = value("retrieval.reranker.mean.total");
    expect(found.usd).toBeCloseTo(2 * one, 6);
    expect(found.beside?.ours).toBeCloseTo(
      found.usd / value("hosted.category.infrastructure.run"),
      9,
    );
    expect([found.beside?.low, found.beside?.high]).toEqual([0.2, 0.4]);
  });

  it("takes the percentile of the plan", () => {
    const { found, value } = roomOf(
      "26298000",
      "latency: { first_token: 10 seconds, percentile: 99.9 % }\n",
    );
    expect(value("retrieval.reranker.p99.9.gpus")).toBeGreaterThanOrEqual(
      value("retrieval.reranker.p99.gpus"),
    );
    expect(found.usd).toBe(
      value("retrieval.reranker.p99.9.total") - value("retrieval.reranker.mean.total"),
    );
  });

  it("are never fewer for more searches", () => {
    let before = 0;
    for (const tasks of ["1M", "10M", "20M", "40M", "80M"]) {
      const gpus = roomOf(tasks).value("retrieval.reranker.p95.gpus");
      expect(gpus).toBeGreaterThanOrEqual(before);
      before = gpus;
    }
    expect(before).toBeGreaterThan(3);
  });
});
