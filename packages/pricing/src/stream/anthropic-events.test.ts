import { expect, it } from "vitest";
import { readStreamRow, type StreamRow, sse, wantedOf } from "./stream-rows.fixture.ts";

const start = (usage: object, id = "msg_1") => ({
  type: "message_start",
  message: { id, type: "message", model: "m", usage },
});
const delta = (usage: object) => ({
  type: "message_delta",
  delta: { stop_reason: "end_turn" },
  usage,
});
const stop = { type: "message_stop" };

const rows: readonly StreamRow[] = [
  {
    name: "messages: the delta's counts replace the start's, the rest stays",
    text: sse([
      start({
        input_tokens: 43,
        cache_creation_input_tokens: 8,
        cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 8 },
        output_tokens: 1,
        service_tier: "standard",
      }),
      { type: "ping" },
      delta({ input_tokens: 61, output_tokens: 5, cache_creation_input_tokens: null }),
      stop,
    ]),
    provider: "anthropic",
    usages: [{ meters: { input_text: 61, cache_write_1h: 8, output_text: 5 } }],
  },
  {
    name: "messages: several deltas are cumulative",
    text: sse([
      start({ input_tokens: 10, output_tokens: 1 }),
      delta({ output_tokens: 20 }),
      delta({ output_tokens: 30 }),
      stop,
    ]),
    provider: "anthropic",
    usages: [{ meters: { input_text: 10, output_text: 30 } }],
  },
  {
    name: "messages: a start told twice",
    text: sse([
      start({ input_tokens: 17, output_tokens: 1 }),
      start({ input_tokens: 17, output_tokens: 1 }),
      delta({ output_tokens: 227 }),
      stop,
    ]),
    provider: "anthropic",
    usages: [{ meters: { input_text: 17, output_text: 227 } }],
  },
  {
    name: "messages: cut off after the start is a lower bound",
    text: sse([start({ input_tokens: 10, output_tokens: 1 }), { type: "content_block_delta" }]),
    provider: "anthropic",
    usages: [
      { meters: { input_text: 10, output_text: 1 }, known: "estimated", notes: ["stream_cut"] },
    ],
  },
  {
    name: "messages: one broken off and tried again",
    text: sse([
      start({ input_tokens: 17, output_tokens: 1 }, "a"),
      start({ input_tokens: 17, output_tokens: 1 }, "b"),
      delta({ output_tokens: 65 }),
      stop,
    ]),
    provider: "anthropic",
    usages: [
      { meters: { input_text: 17, output_text: 1 }, known: "estimated", notes: ["stream_cut"] },
      { meters: { input_text: 17, output_text: 65 } },
    ],
  },
  {
    name: "messages: code ran",
    text: sse([
      start({ input_tokens: 1, output_tokens: 1 }),
      { type: "content_block_start", content_block: { type: "code_execution_tool_result" } },
      delta({ output_tokens: 2 }),
      stop,
    ]),
    provider: "anthropic",
    usages: [{ meters: { input_text: 1, output_text: 2 }, notes: ["not_in_usage"] }],
  },
  {
    name: "messages on Bedrock: the finer counts are Anthropic's",
    text: sse([
      start({
        input_tokens: 10,
        cache_creation_input_tokens: 5,
        cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 5 },
        output_tokens: 1,
      }),
      delta({ output_tokens: 3 }),
      {
        ...stop,
        "amazon-bedrock-invocationMetrics": {
          inputTokenCount: 10,
          outputTokenCount: 3,
          cacheWriteInputTokenCount: 5,
          cacheReadInputTokenCount: 0,
        },
      },
    ]),
    provider: "bedrock",
    usages: [{ meters: { input_text: 10, cache_write_1h: 5, output_text: 3 } }],
  },
];

it.each(rows)("$name", (row) => {
  expect(readStreamRow(row)).toEqual(wantedOf(row));
});
