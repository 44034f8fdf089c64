import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { centre } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { buildModel } from "../build-model.ts";
import { quietRetrieval } from "../line-row.test-support.ts";
import { catalogFacts, plainFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";

const catalog = new URL("../../../../../catalog/", import.meta.url);
const { defaults, services } = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

/** Retrieval over 100 million chunks, each of 10 KB where its numbers are not known. */
function retrievalOf(more: string, overhead = 1e-6) {
  const plan = parsePlan(
    plainPlan({
      retrieval: `{ chunks: 100M, tokens_per_chunk: 500, changed: 0 % / month, ${more} }`,
    }),
    "plain.yaml",
  );
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const values = { ...quietRetrieval, "retrieval.chunk-overhead": overhead };
  const model = buildModel(plan.value, { ...plainFacts(defaults, values), services });
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const middle = centre(model.value.graph);
  if (!middle.ok) throw new Error(JSON.stringify(middle.error));
  const { value, months } = middle.value;
  const monthly = (part: string): number => months(`hosted.retrieval.${part}.month`)[0] as number;
  return { value, store: monthly("store"), search: monthly("search") };
}

it.each([
  { name: "numbers not known", more: "store: turbopuffer", gigabytes: 1000 },
  {
    name: "1,536 numbers with 4 KB beside",
    more: "store: turbopuffer, dimensions: 1536",
    overhead: 4e-6,
    gigabytes: 1014.4,
  },
  { name: "3,072 numbers", more: "store: turbopuffer, dimensions: 3072", gigabytes: 1328.8 },
])("one index has one size, kept, searched and written: $name", ({ more, overhead, gigabytes }) => {
  const { value, store, search } = retrievalOf(more, overhead);
  // turbopuffer: 0.33 USD for a gigabyte and month; 1 for a million searches in one; writes by the gigabyte.
  expect(store).toBeCloseTo(gigabytes * 0.33, 9);
  expect(search).toBeCloseTo((1000 * gigabytes * 1) / 1e6, 9);
  const embedded = 100e6 * 500 * 1e-6;
  const written = (gigabytes * value("price.vector.write")) / 7.14e-6;
  expect(value("retrieval.index-once")).toBeCloseTo(embedded + written, 6);
});

it("without a store by name the ranges of its prices by the chunk hold the size", () => {
  expect(retrievalOf("reranker: false").store).toBeCloseTo(100, 9);
});
