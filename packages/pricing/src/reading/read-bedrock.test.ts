import { expect, it } from "vitest";
import { readUsage } from "../read-usage.ts";
import { readRow, type UsageRow, wantedOf } from "./usage-rows.fixture.ts";

const rows: readonly UsageRow[] = [
  {
    name: "Bedrock: a tool without a meter",
    provider: "bedrock",
    api: "bedrock-converse",
    body: {
      usage: {
        inputTokens: 1,
        outputTokens: 1,
        totalTokens: 2,
        serverToolUsage: { webSearchRequests: 1 },
      },
    },
    meters: { input_text: 1, output_text: 1 },
    notes: ["not_in_usage"],
  },
  {
    name: "Bedrock: cache beside the input, writes by time to live",
    provider: "bedrock",
    api: "bedrock-converse",
    body: {
      output: {},
      serviceTier: { type: "flex" },
      usage: {
        inputTokens: 3,
        outputTokens: 61,
        cacheReadInputTokens: 2_074,
        cacheWriteInputTokens: 300,
        cacheDetails: [
          { ttl: "5m", inputTokens: 200 },
          { ttl: "1h", inputTokens: 100 },
        ],
        totalTokens: 2_438,
      },
    },
    meters: {
      input_text: 3,
      cache_read_text: 2_074,
      cache_write_5m: 200,
      cache_write_1h: 100,
      output_text: 61,
    },
    facts: { serviceTier: "flex" },
  },
  {
    name: "Bedrock: writes of unknown life",
    provider: "aws",
    api: "bedrock-converse",
    body: {
      usage: {
        inputTokens: 64,
        outputTokens: 4,
        cacheReadInputTokens: 0,
        cacheWriteInputTokens: 2_492,
        totalTokens: 2_560,
      },
    },
    meters: { input_text: 64, cache_write: 2_492, output_text: 4 },
    notes: ["ttl_unknown"],
  },
  {
    name: "Bedrock: optimised latency has prices of its own",
    provider: "bedrock",
    api: "bedrock-converse",
    body: {
      performanceConfig: { latency: "optimized" },
      usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
    },
    meters: { input_text: 1, output_text: 1 },
    facts: { serviceTier: "fast" },
  },
  {
    name: "Bedrock invoke: Llama",
    provider: "bedrock",
    api: "bedrock-invoke",
    body: { generation: "Hi", prompt_token_count: 10, generation_token_count: 5 },
    meters: { input_text: 10, output_text: 5 },
  },
  {
    name: "Bedrock invoke: Titan",
    provider: "bedrock",
    api: "bedrock-invoke",
    body: { inputTextTokenCount: 10, results: [{ tokenCount: 5 }] },
    meters: { input_text: 10, output_text: 5 },
  },
];

it.each(rows)("$name", (row) => {
  expect(readRow(row)).toEqual(wantedOf(row));
});

it("takes Bedrock's counts from its headers", () => {
  const headers = {
    "X-Amzn-Bedrock-Input-Token-Count": "10",
    "x-amzn-bedrock-output-token-count": "5",
    "x-amzn-bedrock-cache-read-input-token-count": "7",
  };
  const read = readUsage({ embedding: [] }, { provider: "bedrock", headers });
  expect(read.ok && read.value).toMatchObject({
    api: "bedrock-invoke",
    meters: { input_text: 10, cache_read_text: 7, output_text: 5 },
  });
});
