import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogFacts } from "../model/plain-facts.test-support.ts";
import { parsePlan } from "../plan/index.ts";
import { estimate } from "./estimate.ts";
import type { PathResult } from "./estimate-result.ts";
import type { PublishedComparison } from "./published-comparison.ts";
import { contradictions } from "./published-contradictions.ts";

const root = new URL("../../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const facts = catalogFacts(
  (path) => read(`catalog/${path}`),
  (folder) => readdirSync(new URL(`catalog/${folder}`, root)),
);

const small = `outlay: 1
name: Small
horizon: 12 months
scope: standard
workload: { tasks: 10k / month, input_tokens: 1000, output_tokens: 100 }
paths:
  hosted: { model: openai/gpt-6-luna }
  self-hosted: { model: llama-3.1-8b-instruct, accelerator: l40s }
`;

const estimateOf = (text: string, set: readonly string[] = []) => {
  const plan = parsePlan(text, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const made = estimate(plan.value, facts, { seed: 1, draws: 1024 });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};

const comparison = (set: readonly string[], id: string): PublishedComparison => {
  const { paths } = estimateOf(small, set).estimate;
  const all = paths.flatMap((path) => (path as PathResult).published ?? []);
  const found = all.find((each) => each.id === id);
  if (found === undefined) throw new Error(`${id} is not compared`);
  return found;
};

describe("a range that is missed", () => {
  it.each([
    {
      name: "people who cost a tenth",
      set: ["people.rate=$9 / hour"],
      id: "A.total.most-builds",
      overlap: "below",
      why: [
        / is \$[\d.]+K? \(the article would allow at least \$10K\): no source/,
        /^engineering is \$[\d.]+K \(the article would allow at least \$12K\): standard scope$/,
      ],
    },
    {
      name: "rules of three regimes",
      set: ["compliance.regimes=[hipaa, eu-high-risk, part-11]", "people.rate=$150 / hour"],
      id: "A.total.most-builds",
      overlap: "above",
      why: [
        /^compliance is \$\d+K \(the article would allow at most \$10K\): HIPAA, the EU AI Act's high risk, 21 CFR Part 11$/,
      ],
    },
    {
      name: "a product of thirty features",
      set: ["product={ features: 30, hours_per_feature: 200 hours }"],
      id: "A.case.sales-training, A.case.music-tutor",
      overlap: "above",
      why: [/^product is \$\d+K \(the article would allow at most \$160K\): 30 features$/],
    },
    {
      name: "a hundred times the work",
      set: ["workload.tasks=10M / month"],
      id: "A.path3.recurring",
      overlap: "above",
      why: [/^GPU serving is \$\d+K: \d+ machines after a year$/],
    },
  ])("$name: $overlap, and why", ({ set, id, overlap, why }) => {
    const found = comparison(set, id);
    expect(found.overlap).toBe(overlap);
    for (const [at, words] of why.entries()) expect(found.why[at]).toMatch(words);
  });

  it("of a product is compared only where the plan has one", () => {
    expect(() => comparison([], "A.case.sales-training, A.case.music-tutor")).toThrow();
  });

  it("is none where ours reaches it", () => {
    const found = comparison([], "A.total.most-builds");
    expect(found).toMatchObject({ overlap: "overlaps", why: [], node: "hosted.build.as-quoted" });
  });
});

describe("published figures that contradict each other", () => {
  const notesOf = (set: readonly string[]) =>
    estimateOf(small, set)
      .estimate.notes.filter(({ code }) => code === "contradiction")
      .map(({ text }) => text);

  it.each([
    { id: "A.worked.self-host-8b", set: [], says: /one A100.* Here: \d+ × l40s/ },
    {
      id: "A.worked.self-host-8b",
      set: ["paths.self-hosted.model=llama-3.3-70b-instruct"],
      says: undefined,
    },
    { id: "A.path3.recurring", set: [], says: /infrastructure \$\d+K in the first year, and/ },
    {
      id: "A.rag-storage",
      set: ["retrieval={ chunks: 5M }"],
      says: /the store is \$\d+ a month and its searches/,
    },
    {
      id: "A.rag-storage",
      set: ["retrieval={ chunks: 50k }"],
      says: undefined,
      part: "the store is",
    },
    {
      id: "A.surprise.re-embedding",
      set: ["retrieval={ chunks: 5M, tokens_per_chunk: 500 }"],
      says: /all 5M chunks once are \$\d+/,
    },
    { id: "A.practice.poc", set: ["scope=narrow"], says: /the trial is \$\d+K, \d+ % of/ },
    {
      id: "A.latency.tuned-small",
      set: ["latency={ first_token: 2 seconds }"],
      says: /first word/,
    },
    { id: "B.share.maintenance-and-scaling", set: ["horizon=60 months"], says: /of the total/ },
    { id: "B.share.maintenance-and-scaling", set: [], says: undefined, part: "60 % of five years" },
    {
      id: "A.constraint.residency",
      set: ["compliance.regimes=[hipaa]"],
      says: /as a ban it is too strong.* Here: allowed with \d+ conditions, \$\d+K in all/,
    },
    { id: "A.constraint.residency", set: [], says: undefined, part: "as a ban" },
    {
      id: "A.rule.crossover-sonnet",
      set: ["paths.hosted.model=anthropic/claude-sonnet-5-5"],
      says: /equal near [\d,]+ tasks/,
    },
    { id: "A.case.sales-training", set: ["product={ features: 3 }"], says: /months of one person/ },
  ])("$id is said where the plan touches it $set", ({ set, says, part }) => {
    const notes = notesOf(set);
    if (says !== undefined) expect(notes.filter((text) => says.test(text))).toHaveLength(1);
    else expect(notes.filter((text) => text.includes(part ?? "one A100"))).toEqual([]);
  });

  it.each([
    {
      id: "A.price.claude-haiku-4-5",
      paths: "{ hosted: { model: anthropic/claude-haiku-4-5 } }",
      says: "1.00 and 5.00",
    },
    {
      id: "A.price.gemini-2-5-pro",
      paths: "{ hosted: { model: google/gemini-2.5-pro } }",
      says: "1.25 and 10.00",
    },
    {
      id: "A.price.gemini-2-5-flash",
      paths: "{ hosted: { model: google/gemini-2.5-flash } }",
      says: "0.30 and 2.50",
    },
    {
      id: "A.price.gpt-4o-training",
      paths: "{ hosted-tuned: { model: openai/gpt-4o } }",
      says: "3.75 and 15.00",
    },
  ])("$id is said as a note of the price book", ({ paths, says }) => {
    const notes = notesOf([`paths=${paths}`, "price_book=article-2026", "start=2026-07"]);
    expect(notes.filter((text) => text.includes(says))).toHaveLength(1);
  });

  it("say where they are shown, when no note says them", () => {
    const all = contradictions(facts.published);
    for (const { id, here, shown } of all) {
      expect((here === undefined) !== (shown === undefined), id).toBe(true);
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it("nothing is said, and nothing breaks, where no path can be priced", () => {
    const model = "paths={ self-hosted: { model: deepseek-v3, accelerator: l40s } }";
    const set = [model, "retrieval={ chunks: 5M }", "horizon=60 months"];
    const { paths, notes } = estimateOf(small, set).estimate;
    expect(paths.map(({ status }) => status)).toEqual(["ruled-out"]);
    expect(notes.filter(({ code }) => code === "contradiction")).toEqual([]);
  });
});
