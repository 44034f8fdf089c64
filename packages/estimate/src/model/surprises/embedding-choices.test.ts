import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { examplePlans } from "../../result/example-plans.test-support.ts";

const root = new URL("../../../../../", import.meta.url);
const { estimateOf } = examplePlans(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);

const plan = (retrieval: string) => `outlay: 1
name: Search
horizon: 24 months
scope: standard
workload: { tasks: 10k / month, input_tokens: 1000, output_tokens: 100 }
retrieval: { ${retrieval} }
paths:
  hosted: { model: openai/gpt-6-luna }
  hosted-tuned: { model: openai/gpt-6-luna }
`;
const stated = "tokens_per_chunk: 500, changed: 10 % / month";

const surprise = (retrieval: string, id: string, set: readonly string[] = []) => {
  const { estimate, centre } = estimateOf(plan(retrieval), set);
  const [path] = estimate.paths;
  if (path === undefined || path.status === "ruled-out") throw new Error("no path");
  const found = path.surprises.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return { found, value: centre.value };
};

const monthsOf = (retrieval: string, label: string) => {
  const { found } = surprise(retrieval, "re-embedding");
  const figures = found.scenarios?.find((each) => each.label === label)?.figures;
  return figures?.map(({ value }) => value);
};

it.each([
  // 1M × (500 × price + write × size); written at 28.56 USD a million chunks of 1,536 numbers, whose index
  // is 6.144 KB and what stands beside it.
  { label: "Text embedding 3 small", price: 0.02e-6, numbers: 1536 },
  { label: "Text embedding 3 large", price: 0.13e-6, numbers: 3072 },
])("$label: chunks × (tokens × price + a write by its length)", ({ label, price, numbers }) => {
  const { value } = surprise(`chunks: 1M, ${stated}`, "re-embedding");
  const overhead = value("retrieval.chunk-overhead");
  const size = (numbers * 4e-9 + overhead) / (1536 * 4e-9 + overhead);
  const all = 1e6 * (500 * price + value("price.vector.write") * size);
  const [changed, every] = monthsOf(`chunks: 1M, ${stated}`, label) ?? [];
  expect(every).toBeCloseTo(all, 9);
  expect(changed).toBeCloseTo(all / 10, 9);
});

it("an own model comes first, at the money that the lines have, and is not told of twice", () => {
  const named = `chunks: 1M, ${stated}, embedding_model: openai/text-embedding-3-large`;
  const { found, value } = surprise(named, "re-embedding");
  const [own, ...others] = found.scenarios ?? [];
  expect(own?.label).toBe("Text embedding 3 large");
  expect(own?.figures[1]?.value).toBe(value("retrieval.index-once"));
  expect(others.map(({ label }) => label)).not.toContain("Text embedding 3 large");
  expect(others.map(({ label }) => label)).toContain("Text embedding 3 small");
  // The same as it is for a plan that names none.
  expect(monthsOf(`chunks: 1M, ${stated}`, "Text embedding 3 large")?.[1]).toBeCloseTo(
    own?.figures[1]?.value ?? 0,
    9,
  );
});

it("names every choice once, and more chunks never cost less", () => {
  const some = surprise(`chunks: 1M, ${stated}`, "re-embedding").found;
  const more = surprise(`chunks: 3M, ${stated}`, "re-embedding").found;
  const labels = some.scenarios?.map(({ label }) => label) ?? [];
  expect(labels.length).toBeGreaterThan(5);
  expect(new Set(labels).size).toBe(labels.length);
  for (const [at, { figures }] of (some.scenarios ?? []).entries()) {
    const other = more.scenarios?.[at]?.figures ?? [];
    for (const [column, { value }] of figures.entries()) {
      expect(other[column]?.value).toBeCloseTo(3 * value, 6);
    }
  }
  expect(more.usd).toBeGreaterThan(some.usd);
});

it("holds five million chunks of the plan against the published 500 to 2,500, whatever it has", () => {
  for (const chunks of ["200k", "5M"]) {
    const { found, value } = surprise(`chunks: ${chunks}, ${stated}`, "re-embedding");
    expect(found.beside).toMatchObject({ low: 500, high: 2500, unit: "USD / month" });
    expect(found.beside?.contradiction?.but).toContain("at list prices");
    const each = value("retrieval.index-once") / value("retrieval.chunks");
    expect(found.beside?.ours).toBeCloseTo(5e6 * each, 6);
  }
});

it("an embedding model that ends is all chunks once, as likely as the months until then", () => {
  const retrieval = (reindex: string) => `chunks: 1M, ${stated}${reindex}`;
  const sure = surprise(retrieval(", reindex: 12 months"), "embedding-model-ends");
  expect(sure.found.usd).toBe(sure.value("retrieval.index-once"));
  expect(sure.found.probability).toBe(1);
  const never = surprise(retrieval(", reindex: 36 months"), "embedding-model-ends");
  expect(never.found.probability).toBe(0);
  const { probability } = surprise(retrieval(""), "embedding-model-ends").found;
  expect(probability).toBeGreaterThan(0.2);
  expect(probability).toBeLessThan(0.8);
});
