import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { catalogFacts } from "../model/plain-facts.test-support.ts";
import { parsePlan } from "../plan/index.ts";
import { workedPlan } from "../plan/worked-plan.test-support.ts";
import { estimate } from "./estimate.ts";
import type { Estimate } from "./estimate-result.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const answer = (
  set: readonly string[],
  { text = workedPlan, file = "plan.yaml", seed = 1 } = {},
) => {
  const plan = parsePlan(text, file, { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const made = estimate(plan.value, facts, { seed, draws: 2048 });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.estimate;
};

const codes = ({ notes }: Estimate): string[] => notes.map(({ code }) => code);
const own = (path: string, rate: string): string => `paths.${path}.success_rate=${rate}`;
const atHalf = "outcome.success_rate=50 %";

it("the break-even is where the two cost the same, counting the people who take over", () => {
  const equal = answer([atHalf]).comparison;
  if (equal?.breakEven === undefined) throw new Error("no break-even");
  const { cheaper, breakEven } = equal;
  expect(breakEven.success).toEqual({ cheaper: 0.5, other: 0.5 });
  expect(breakEven.slack).toBe(breakEven.lessOften.centre);
  const rate = 0.5 - breakEven.lessOften.centre;
  const there = answer([atHalf, own(cheaper, `${(100 * rate).toFixed(9)} %`)]).comparison;
  const byPeople = equal.savingUsd.centre / breakEven.lessOften.centre;
  expect(Math.abs(there?.savingUsd.centre ?? 1)).toBeLessThan(byPeople * 1e-9);
  expect(Math.abs(there?.breakEven?.slack ?? 1)).toBeLessThan(1e-9);
});

it("says that cost alone does not decide when the margin is too small to measure", () => {
  const small = answer([atHalf]).comparison;
  expect(small).toMatchObject({ success: "equal", tooClose: true });
  expect(small?.breakEven?.lessOften.centre).toBeLessThan(0.02);
  const wide = answer([atHalf, "outcome.fallback_cost=$0.02"]).comparison;
  expect(wide).toMatchObject({ success: "equal", tooClose: false });
  expect(wide?.breakEven).toMatchObject({ holds: "any" });
});

it("a path that succeeds five points more often wins, and counts the people who take over", () => {
  const estimate = answer([own("hosted", "55 %"), own("self-hosted", "50 %")]);
  expect(estimate).toMatchObject({ cheapest: "hosted", comparedBy: "total-with-fallback" });
  expect(estimate.comparison).toMatchObject({ success: "by-path", tooClose: false });
  const bare = workedPlan.replace(/^outcome:\n(?: {2}.*\n)+/m, "");
  const without = answer([own("hosted", "55 %"), own("self-hosted", "50 %")], { text: bare });
  expect(without.comparedBy).toBe("total-with-fallback");
  expect(codes(without)).toContain("fallback-assumed");
});

it("the same range said again flips no verdict, whatever the seed, and says that it ties the two", () => {
  for (const seed of [1, 2, 3]) {
    const once = answer([], { seed });
    const again = answer([own("self-hosted", "35 % to 65 %")], { seed });
    expect(again.cheapest).toBe(once.cheapest);
    expect(codes(again)).toContain("success-correlated");
    expect(again.comparison).toMatchObject({ success: "by-path", tooClose: true });
  }
});

it("compares at equal success when the plan has no outcome", () => {
  const bare = workedPlan.replace(/^outcome:\n(?: {2}.*\n)+/m, "");
  const { comparison, comparedBy, notes } = answer([], { text: bare });
  expect(comparedBy).toBe("total");
  expect(comparison).toMatchObject({ success: "not-counted" });
  expect(comparison).not.toHaveProperty("breakEven");
  expect(notes.find(({ code }) => code === "equal-success")?.text).toContain("equal success");
});

it("the hash of a result does not depend on where the plan lies", () => {
  const [here, there] = [answer([]), answer([], { file: "./other/plan.yaml" })];
  expect(there.resultSha256).toBe(here.resultSha256);
  expect(there.plan.sha256).toBe(here.plan.sha256);
});

it("a model that ended before the plan starts is ruled out; one that ends later is said, and a promotion", () => {
  const ended = answer(["paths.hosted.model=anthropic/claude-opus-4-1"]);
  expect(ended.paths[0]).toMatchObject({ id: "hosted", status: "ruled-out" });
  expect(ended.cheapest).toBe("self-hosted");
  expect(ended.notes).toContainEqual({
    code: "ended",
    path: "hosted",
    text: "Claude Opus 4.1 ends on 2026-08-05; the plan starts in 2027-01. Plan with another model; its vendor recommends Claude Opus 4.8 (anthropic/claude-opus-4-8).",
  });
  const promoted = answer(["paths.hosted.model=openai/gpt-5.6-sol"]);
  expect(promoted.notes.find(({ code }) => code === "promotion")?.text).toContain(
    "promised until 2026-11-21 only",
  );
  const older = answer(["paths.hosted.model=anthropic/claude-3-opus-20240229"]);
  expect(older.paths[0]).toMatchObject({ id: "hosted", status: "ruled-out" });
  const ends = answer(["paths.hosted.model=anthropic/claude-opus-4-1", "start=2026-08"]);
  expect(codes(ends)).toContain("ends-within-horizon");
});

it("a figure ten times beyond our range is used, and remarked on once", () => {
  const { notes } = answer(["review.minutes=10 to 30 hours"]);
  const remarks = notes.filter(({ code }) => code === "implausible");
  expect(remarks).toHaveLength(1);
  expect(remarks[0]?.text).toContain("review.minutes is 10 to 30 hours, far outside what we");
  expect(codes(answer([]))).not.toContain("implausible");
  expect(codes(answer(["paths.self-hosted.redundancy=0"]))).not.toContain("implausible");
});

it("says how many of the rented GPUs work, and warns when few do", () => {
  const few = answer(["workload.tasks=3k / month", "paths.self-hosted.redundancy=3"]);
  const own = few.paths.find(({ id }) => id === "self-hosted");
  const use = own?.status === "ruled-out" ? undefined : own?.gpus?.lastMonth;
  expect(use?.rented).toBe(4);
  expect(use?.busyAtPeak).toBeLessThan(0.25);
  expect(use?.busyOnAverage).toBeLessThan(use?.busyAtPeak ?? 0);
  const [note] = few.notes.filter(({ code }) => code === "idle-gpus");
  expect(note?.text).toContain("At most 1 of 4 GPUs is busy at the peak");
  expect(codes(answer([]))).not.toContain("idle-gpus");
});
