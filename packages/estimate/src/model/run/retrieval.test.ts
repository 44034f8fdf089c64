import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { defaultsFrom } from "../line-defaults.test-support.ts";
import { isWanted, type LineRow, lineValue, quietRetrieval } from "../line-row.test-support.ts";
import { bothPaths } from "../plain-plan.test-support.ts";

const catalog = new URL("../../../../../catalog/defaults.yaml", import.meta.url);
const defaults = defaultsFrom(readFileSync(catalog, "utf8"));
const retrieval = (more: string): Readonly<Record<string, string>> => ({
  retrieval: `{ chunks: 100k, tokens_per_chunk: 500, changed: 5 % / month, ${more} }`,
});

it.each<LineRow>([
  // 100,000 chunks of 500 tokens: 50 USD to embed at 1 a million, 0.20 to write; 1000 searches a month.
  {
    name: "an embedding model at 0.10 a million, 1000 numbers: 5 + 0.2 × 5 ÷ 7.144",
    plan: retrieval("embedding_model: acme/embed"),
    defaults: { ...quietRetrieval, "retrieval.chunk-overhead": 1e-6 },
    node: "retrieval.index-once",
    want: 5 + (0.2 * 5e-6) / 7.144e-6,
  },
  {
    name: "2000 numbers and 1 KB beside: 9 KB a chunk",
    plan: retrieval("dimensions: 2000"),
    defaults: { ...quietRetrieval, "retrieval.chunk-overhead": 1e-6 },
    node: "retrieval.chunk-gigabytes",
    want: 9e-6,
  },
  {
    name: "searches by the size of the index: 1000 × 0.9 GB × 1e-6",
    plan: retrieval("dimensions: 2000"),
    defaults: { ...quietRetrieval, "retrieval.chunk-overhead": 1e-6 },
    node: "hosted.retrieval.search.month",
    month: 1,
    want: 0.0009,
  },
  {
    name: "the store grows with the numbers",
    plan: retrieval("dimensions: 2000"),
    defaults: { ...quietRetrieval, "retrieval.chunk-overhead": 1e-6 },
    node: "hosted.retrieval.store.month",
    month: 1,
    want: (0.1 * 9e-6) / 7.144e-6,
  },
  ...[0.3e-6, 1.29e-6, 4e-6].map((overhead) => ({
    name: `1536 numbers are the usual chunk, whatever stands beside them: ${overhead}`,
    plan: retrieval("dimensions: 1536"),
    defaults: { ...quietRetrieval, "retrieval.chunk-overhead": overhead },
    node: "retrieval.chunk-size",
    want: 1,
  })),
  {
    name: "a new embedding model every 10 months",
    plan: retrieval("reindex: 10 months"),
    defaults: quietRetrieval,
    node: "hosted.retrieval.re-embedding.month",
    month: 1,
    want: 5.02,
  },
  {
    name: "150 candidates are two hundreds begun",
    plan: retrieval("candidates: 150"),
    defaults: quietRetrieval,
    node: "hosted.retrieval.reranker.month",
    month: 1,
    want: 4,
  },
  {
    name: "100 candidates are one",
    plan: retrieval("candidates: 100"),
    defaults: quietRetrieval,
    node: "hosted.retrieval.reranker.month",
    month: 1,
    want: 2,
  },
  {
    name: "egress of prompts and answers: 1000 × 1100 tokens × 5 bytes at 0.10 a GB",
    plan: retrieval("reranker: false"),
    defaults: { ...quietRetrieval, "price.egress": 0.1 },
    node: "hosted.retrieval.egress.month",
    month: 1,
    want: 0.00055,
  },
  {
    name: "egress of answers alone on own machines",
    plan: { ...retrieval("reranker: false"), paths: bothPaths },
    defaults: { ...quietRetrieval, "price.egress": 0.1 },
    node: "self-hosted.retrieval.egress.month",
    month: 1,
    want: 0.00005,
  },
])("retrieval: $name", (row) => {
  const got = lineValue(row, defaults);
  expect(isWanted(row, got), String(got)).toBe(true);
});
