import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pathIds } from "../../model/index.ts";
import { catalogFacts, plainFacts } from "../../model/plain-facts.test-support.ts";
import { bothPaths, plainPlan } from "../../model/plain-plan.test-support.ts";
import { type Plan, parsePlan } from "../../plan/index.ts";
import { workedPlan } from "../../plan/worked-plan.test-support.ts";
import { estimate } from "../estimate.ts";
import type { Diff, LineDiff, PairDiff } from "./diff.ts";
import { type DiffOptions, diffEstimates } from "./diff-estimates.ts";

const catalog = new URL("../../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);
const plain = plainFacts(facts.defaults, {});

const planOf = (text: string, set: readonly string[] = []): Plan => {
  const plan = parsePlan(text, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
};

const diffOf = (a: Plan, b: Plan, more: Partial<DiffOptions> = {}, with_ = facts): Diff => {
  const made = diffEstimates(a, b, with_, { seed: 1, draws: 2048, ...more });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.diff;
};

const pairOf = ({ pairs }: Diff, path: string): PairDiff => {
  const found = pairs.find(({ a, b }) => a === path && b === path);
  if (found === undefined) throw new Error(`no pair ${path}`);
  return found;
};

const lineOf = ({ lines }: PairDiff, id: string): LineDiff => {
  const found = lines.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no line ${id}`);
  return found;
};

describe("two plans, by pocket calculator", () => {
  // A call is 1,000 × $2 + 100 × $8 for a million: $0.0028. 1,000 tasks × 24 months: $67.20.
  it("twice the tasks cost twice the tokens", () => {
    const diff = diffOf(
      planOf(plainPlan()),
      planOf(plainPlan({ "workload.tasks": "2000 / month" })),
      {},
      plain,
    );
    const usage = lineOf(pairOf(diff, "hosted"), "model-usage");
    expect(usage.aUsd).toBeCloseTo(67.2, 9);
    expect(usage.bUsd).toBeCloseTo(134.4, 9);
    expect(usage.difference.centre).toBeCloseTo(67.2, 9);
    expect(usage.difference.p10).toBeCloseTo(67.2, 9);
    expect(usage.difference.chanceMore).toBe(1);
    expect([diff.a.tasks, diff.b.tasks]).toEqual([24_000, 48_000]);
  });

  it("another horizon: compared over the shorter, and said", () => {
    const diff = diffOf(
      planOf(plainPlan()),
      planOf(plainPlan({ horizon: "36 months" })),
      {},
      plain,
    );
    expect([diff.months, diff.a.months, diff.b.months]).toEqual([24, 24, 36]);
    for (const { difference } of pairOf(diff, "hosted").lines) expect(difference.centre).toBe(0);
    expect(diff.keys).toEqual([]);
  });

  it("each key alone, and what it moves", () => {
    // $2 a million tokens of input: 1,000 more of each of 24,000 calls are $48.
    const diff = diffOf(
      planOf(plainPlan()),
      planOf(plainPlan({ "workload.input_tokens": "2000", "workload.output_tokens": "200" })),
      {},
      plain,
    );
    const moves = new Map(diff.keys.map(({ key, movesUsd }) => [key, movesUsd]));
    const usage = lineOf(pairOf(diff, "hosted"), "model-usage").difference.centre;
    expect(usage).toBeCloseTo(67.2, 9);
    expect(moves.get("workload.input_tokens")).toBeGreaterThan(47.9);
    expect([...moves.keys()]).toEqual(["workload.input_tokens", "workload.output_tokens"]);
  });
});

describe("a comparison", () => {
  const a = planOf(workedPlan);
  const near = planOf(workedPlan, ["workload.tasks=201k / month"]);

  it("of a plan with itself is nothing, in every draw of every line", () => {
    const diff = diffOf(a, planOf(workedPlan));
    expect(diff.pairs.length).toBe(Object.keys(a.paths).length);
    for (const pair of diff.pairs) {
      for (const { difference } of [...pair.lines, ...pair.categories, ...pair.figures]) {
        expect(difference).toEqual({
          p10: 0,
          p50: 0,
          p80: 0,
          p90: 0,
          mean: 0,
          centre: 0,
          chanceMore: 0,
          chanceLess: 0,
        });
      }
    }
    expect([diff.keys, diff.inputs]).toEqual([[], []]);
    expect(diff.a.resultSha256).toBe(diff.b.resultSha256);
  });

  it("of nearly equal plans is far surer than two separate estimates", () => {
    const diff = diffOf(a, near);
    const drawn = (plan: Plan, seed: number, path: string) => {
      const made = estimate(plan, facts, { seed, draws: 2048 });
      if (!made.ok) throw new Error("no estimate");
      return made.value.evaluation.samples(`${path}.total`);
    };
    for (const pair of diff.pairs) {
      const { difference } = pair.figures.find(({ id }) => id === "total") ?? {};
      const paired = (difference?.p90 ?? 0) - (difference?.p10 ?? 0);
      const [one, other] = [drawn(a, 1, pair.a), drawn(near, 2, pair.b)];
      const apart = one.map((usd, at) => (other[at] as number) - usd).sort();
      const separate = (apart[1843] as number) - (apart[205] as number);
      expect(paired).toBeLessThan(separate / 20);
    }
  });

  it("adds up, by line and by category, at the medians and on average", () => {
    const b = planOf(workedPlan, [
      "workload.tasks=300k / month",
      "paths.hosted.model=anthropic/claude-sonnet-5-5",
      "compliance.regimes=[gdpr, hipaa]",
    ]);
    const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
    for (const pair of diffOf(a, b).pairs) {
      const all = pair.figures.find(({ id }) => id === "total-with-fallback")?.difference;
      for (const rows of [pair.lines, pair.categories]) {
        for (const pick of ["centre", "mean"] as const) {
          const parts = sum(rows.map(({ difference }) => difference[pick]));
          expect(parts / (all?.[pick] ?? Number.NaN)).toBeCloseTo(1, 6);
        }
      }
      const sizes = pair.lines.map(({ difference }) => Math.abs(difference.centre));
      expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
    }
  });

  it("of four paths goes through them all, and each adds up", () => {
    const four = (tasks: string) =>
      planOf(workedPlan, [
        "tuning.examples=3000",
        "paths.hosted-tuned.model=azure/gpt-oss-20b",
        "paths.self-hosted-tuned.model=llama-3.1-8b-instruct",
        `workload.tasks=${tasks}`,
      ]);
    const diff = diffOf(four("200k / month"), four("300k / month"));
    expect(diff.pairs.map(({ a: path }) => path)).toEqual(pathIds);
    for (const { lines, figures } of diff.pairs) {
      const all = figures.find(({ id }) => id === "total-with-fallback")?.difference.centre;
      const parts = lines.reduce((sum, { difference }) => sum + difference.centre, 0);
      expect(parts / (all ?? Number.NaN)).toBeCloseTo(1, 9);
    }
    const tuned = diffOf(four("200k / month"), four("200k / month"), {
      paths: { a: "self-hosted", b: "self-hosted-tuned" },
    });
    expect(lineOf(tuned.pairs[0] as PairDiff, "gpu-serving").in).toBe("both");
    expect(tuned.pairs[0]?.lines.some((line) => line.in === "b")).toBe(true);
  });

  it("turns round with its sides", () => {
    const [one, other] = [diffOf(a, near), diffOf(near, a)];
    for (const pair of one.pairs) {
      for (const [at, { id, difference }] of pair.figures.entries()) {
        const back = pairOf(other, pair.a).figures[at]?.difference;
        expect(back?.p10, id).toBeCloseTo(-difference.p90, 6);
        expect(back?.chanceLess, id).toBe(difference.chanceMore);
      }
    }
  });

  it("of one plan with two of its paths, in one run", () => {
    const diff = diffOf(a, a, { paths: { a: "hosted", b: "self-hosted" } });
    const [pair] = diff.pairs;
    expect(diff.pairs).toHaveLength(1);
    expect(diff.headline).toEqual({ a: "hosted", b: "self-hosted" });
    expect(lineOf(pair as PairDiff, "model-usage").in).toBe("a");
    expect(lineOf(pair as PairDiff, "gpu-serving").in).toBe("b");
    expect(lineOf(pair as PairDiff, "engineering").in).toBe("both");
    expect(diff.keys).toEqual([]);
  });

  it("gives what moves each key, and together all of it where one key changes", () => {
    const diff = diffOf(a, near);
    const main = pairOf(diff, diff.headline?.a ?? "");
    const all = main.figures.find(({ id }) => id === main.comparedBy)?.difference.centre;
    expect(diff.keys).toHaveLength(1);
    expect(diff.keys[0]).toMatchObject({ key: "workload.tasks", movesUsd: all });
    expect(diff.inputs.map(({ id }) => id)).toEqual(["workload.tasks"]);
  });

  it("names the paths that only one side has or can build", () => {
    const only = planOf(workedPlan.replace(/^ {2}hosted:.*\n/m, ""));
    expect(diffOf(a, only).onlyA).toEqual(["hosted"]);
    expect(diffOf(only, a).onlyB).toEqual(["hosted"]);
    const tooLarge = planOf(workedPlan, ["paths.self-hosted.model=deepseek-v3"]);
    const diff = diffOf(a, tooLarge);
    expect(diff.onlyA).toEqual(["self-hosted"]);
    const out = diff.b.paths.find(({ id }) => id === "self-hosted");
    expect(out).toMatchObject({ status: "ruled-out", canWin: false });
    expect(out?.whyNot).toContain("deepseek-v3");
  });

  it("says why a path cannot win, and compares it all the same", () => {
    const floor = ["outcome.quality_floor=45 %", "paths.hosted.success_rate=40 %"];
    const diff = diffOf(a, planOf(workedPlan, floor), { paths: { a: "hosted", b: "hosted" } });
    expect(diff.a.paths).toEqual([{ id: "hosted", status: "priced", canWin: true }]);
    expect(diff.b.paths[0]).toMatchObject({ id: "hosted", canWin: false });
    expect(diff.b.paths[0]?.whyNot).toContain("outcome.quality_floor");
    expect(diff.headline).toEqual({ a: "hosted", b: "hosted" });
  });

  it("sets what is created against what it costs, where both plans say a worth", () => {
    const worth = (success: string) =>
      planOf(workedPlan, ["outcome.worth=$10", `outcome.success_rate=${success}`]);
    const diff = diffOf(worth("50 %"), worth("60 %"));
    for (const { figures } of diff.pairs) {
      const value = figures.find(({ id }) => id === "value.total");
      expect((value?.b.centre ?? 0) / (value?.a.centre ?? 0)).toBeCloseTo(1.2, 9);
      const net = figures.find(({ id }) => id === "value-less-cost");
      expect(net?.difference.chanceMore).toBe(1);
    }
    expect(diffOf(a, worth("50 %")).pairs[0]?.figures.map(({ id }) => id)).not.toContain(
      "value.total",
    );
  });

  it.each([
    { name: "of B", a: [], b: ["outcome.quality_floor=90 %"] },
    { name: "of A", a: ["outcome.quality_floor=90 %"], b: [] },
    { name: "of either", a: ["outcome.quality_floor=90 %"], b: ["outcome.quality_floor=91 %"] },
  ])("keeps to one path where none $name can win", ({ a: setA, b: setB }) => {
    const { headline } = diffOf(planOf(workedPlan, setA), planOf(workedPlan, setB));
    expect(headline?.a).toBe(headline?.b);
  });

  it("says how much less often another model may succeed", () => {
    const other = planOf(workedPlan, ["paths.hosted.model=anthropic/claude-haiku-4-5"]);
    const made = diffEstimates(a, other, facts, { seed: 1, draws: 1024 });
    if (!made.ok) throw new Error("no comparison");
    const pair = pairOf(made.value.diff, "hosted");
    const saved = -(pair.figures.find(({ id }) => id === "total")?.difference.centre ?? 0);
    const byPeople = made.value.b.centre.value("baseline.do-nothing.total");
    expect(pair.lessOften).toBeCloseTo(saved / byPeople, 12);
    expect(pair.lessOften).toBeGreaterThan(0);
    expect(pairOf(made.value.diff, "self-hosted")).not.toHaveProperty("lessOften");
    const stated = planOf(workedPlan, [
      "paths.hosted.model=anthropic/claude-haiku-4-5",
      "paths.hosted.success_rate=40 %",
    ]);
    expect(pairOf(diffOf(a, stated), "hosted")).not.toHaveProperty("lessOften");
  });

  it("has no verdict where a side has no figures", () => {
    const none = planOf(workedPlan.replace(/^ {2}hosted:.*\n/m, ""), [
      "paths.self-hosted.model=deepseek-v3",
    ]);
    expect(diffOf(a, none)).toMatchObject({ pairs: [] });
    expect(diffOf(a, none).headline).toBeUndefined();
  });

  it("answers names that the catalog lacks, of either side", () => {
    const bad = planOf(workedPlan, ["paths.hosted.model=anthropic/claude-sonet"]);
    const made = diffEstimates(a, bad, facts, { seed: 1, draws: 100 });
    expect(made.ok).toBe(false);
    const both = diffEstimates(bad, bad, facts, { seed: 1, draws: 100 });
    expect(!both.ok && both.error).toHaveLength(1);
  });

  it("leaves a plan whole where a section or an item comes or goes", () => {
    const cut = planOf(
      plainPlan({
        paths: bothPaths,
        retrieval: "{ documents: 100, chunks: 1000 }",
        integrations: "[{ name: A, kind: crm, access: write }]",
      }),
    );
    const diff = diffOf(planOf(plainPlan({ paths: bothPaths })), cut, {}, plain);
    expect(diff.keys.map(({ key }) => key)).toEqual(["retrieval", "integrations"]);
    for (const { key, movesUsd } of diff.keys) expect(movesUsd, key).toBeGreaterThan(0);
  });
});
