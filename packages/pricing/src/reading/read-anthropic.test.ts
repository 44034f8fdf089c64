import { describe, expect, it } from "vitest";
import { readUsage } from "../read-usage.ts";
import { readRow, type UsageRow, wantedOf } from "./usage-rows.fixture.ts";

const message = (usage: object, more: object = {}) => ({
  type: "message",
  model: "m",
  content: [{ type: "text" }],
  usage,
  ...more,
});

const rows: readonly UsageRow[] = [
  {
    name: "Anthropic: a tool without a meter",
    provider: "anthropic",
    api: "anthropic-messages",
    body: message({
      input_tokens: 1,
      output_tokens: 1,
      server_tool_use: {
        web_search_requests: 0,
        tool_search_requests: 2,
        code_execution_requests: 1,
      },
    }),
    meters: { input_text: 1, output_text: 1 },
    notes: ["not_in_usage"],
  },
  {
    name: "Anthropic: cache reads and writes are beside the input",
    provider: "anthropic",
    api: "anthropic-messages",
    body: message({
      input_tokens: 10,
      cache_read_input_tokens: 100,
      cache_creation_input_tokens: 70,
      cache_creation: { ephemeral_5m_input_tokens: 50, ephemeral_1h_input_tokens: 20 },
      output_tokens: 30,
      output_tokens_details: { thinking_tokens: 12 },
      service_tier: "batch",
      inference_geo: "us",
      server_tool_use: { web_search_requests: 2, web_fetch_requests: 1 },
    }),
    meters: {
      input_text: 10,
      cache_read_text: 100,
      cache_write_5m: 50,
      cache_write_1h: 20,
      output_text: 18,
      output_reasoning: 12,
      web_searches: 2,
      web_fetches: 1,
    },
    facts: { serviceTier: "batch", region: "us" },
  },
  {
    name: "Anthropic: the older flat field",
    provider: "anthropic",
    api: "anthropic-messages",
    body: message({
      input_tokens: 3,
      cache_creation_input_tokens: 12_304,
      cache_read_input_tokens: 0,
      output_tokens: 550,
    }),
    meters: { input_text: 3, cache_write: 12_304, output_text: 550 },
    notes: ["ttl_unknown"],
  },
  {
    name: "Anthropic: a breakdown of a part",
    provider: "anthropic",
    api: "anthropic-messages",
    body: message({
      input_tokens: 1,
      cache_creation_input_tokens: 100,
      cache_creation: { ephemeral_5m_input_tokens: 60, ephemeral_1h_input_tokens: 0 },
      output_tokens: 1,
    }),
    meters: { input_text: 1, cache_write: 40, cache_write_5m: 60, output_text: 1 },
    notes: ["ttl_differs"],
  },
  {
    name: "Anthropic: fast mode has prices of its own",
    provider: "anthropic",
    api: "anthropic-messages",
    body: message({ input_tokens: 1, output_tokens: 1, speed: "fast", service_tier: "standard" }),
    meters: { input_text: 1, output_text: 1 },
    facts: { serviceTier: "fast" },
  },
  {
    name: "Anthropic: no surcharge for anywhere",
    provider: "anthropic",
    api: "anthropic-messages",
    body: message({ input_tokens: 1, output_tokens: 1, inference_geo: "not_available" }),
    meters: { input_text: 1, output_text: 1 },
  },
  {
    name: "Anthropic: code ran in a container",
    provider: "anthropic",
    api: "anthropic-messages",
    body: message(
      { input_tokens: 1, output_tokens: 1 },
      { content: [{ type: "server_tool_use" }, { type: "bash_code_execution_tool_result" }] },
    ),
    meters: { input_text: 1, output_text: 1 },
    notes: ["not_in_usage"],
  },
  {
    name: "Anthropic: a sum of several calls may not be one long context",
    provider: "anthropic",
    api: "anthropic-messages",
    body: message(
      { input_tokens: 950_648, output_tokens: 1 },
      { content: [{ type: "server_tool_use" }] },
    ),
    meters: { input_text: 950_648, output_text: 1 },
    notes: ["context_summed"],
  },
  {
    name: "Anthropic: refused at once",
    provider: "anthropic",
    api: "anthropic-messages",
    body: message({ input_tokens: 18, output_tokens: 5 }, { stop_reason: "refusal", content: [] }),
    meters: { input_text: 18, output_text: 5 },
    notes: ["refused"],
  },
  {
    name: "Anthropic on Vertex",
    provider: "vertex",
    api: "anthropic-messages",
    body: { usage: { input_tokens: 10, output_tokens: 5 } },
    meters: { input_text: 10, output_text: 5 },
  },
];

it.each(rows)("$name", (row) => {
  expect(readRow(row)).toEqual(wantedOf(row));
});

describe("several model calls behind one answer", () => {
  const call = (type: string, input_tokens: number, output_tokens: number, model?: string) => ({
    type,
    input_tokens,
    output_tokens,
    ...(model && { model }),
  });
  it.each([
    {
      name: "an advisor's model is priced apart",
      top: [4_727, 3_391],
      iterations: [
        call("message", 1_051, 35),
        call("advisor_message", 2_728, 3_880, "big"),
        call("message", 3_676, 3_356),
      ],
      want: [
        ["m", 1_051, 35],
        ["big", 2_728, 3_880],
        ["m", 3_676, 3_356],
      ],
    },
    {
      name: "compaction is billed although the top leaves it out",
      top: [612, 2_819],
      iterations: [call("compaction", 60_385, 522), call("message", 612, 2_819)],
      want: [
        ["m", 60_385, 522],
        ["m", 612, 2_819],
      ],
    },
    {
      name: "compaction alone is billed although the top says nothing",
      top: [0, 0],
      iterations: [call("compaction", 180_000, 3_500)],
      want: [["m", 180_000, 3_500]],
    },
    {
      name: "one call is the answer itself",
      top: [136, 16],
      iterations: [call("message", 136, 16)],
      want: [["m", 136, 16]],
    },
    {
      name: "an attempt declined before any output is free",
      top: [412, 264],
      iterations: [call("message", 408, 0, "m0"), call("fallback_message", 412, 264, "m")],
      want: [["m", 412, 264]],
    },
  ])("$name", ({ top: [input_tokens, output_tokens], iterations, want }) => {
    const read = readUsage(message({ input_tokens, output_tokens, iterations }), {
      provider: "anthropic",
    });
    if (!read.ok) throw new Error(read.error.code);
    const calls = [read.value, ...(read.value.others ?? [])];
    expect(calls.map((one) => [one.model, one.meters.input_text, one.meters.output_text])).toEqual(
      want,
    );
  });
});
