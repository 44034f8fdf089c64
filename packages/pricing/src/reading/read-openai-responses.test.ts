import { expect, it } from "vitest";
import { readRow, type UsageRow, wantedOf } from "./usage-rows.fixture.ts";

const response = (usage: object, more: object = {}) => ({
  object: "response",
  model: "m",
  output: [],
  usage,
  ...more,
});

const rows: readonly UsageRow[] = [
  {
    name: "what GPT-6 answers for its Fast mode is the tier `priority`",
    provider: "openai",
    api: "openai-responses",
    body: response(
      { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
      { service_tier: "fast" },
    ),
    meters: { input_text: 1, output_text: 1 },
    facts: { serviceTier: "priority" },
  },
  {
    name: "its Ultrafast mode is no standard request: a tier without prices there",
    provider: "openai",
    api: "openai-responses",
    body: response(
      { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
      { service_tier: "ultrafast" },
    ),
    meters: { input_text: 1, output_text: 1 },
    facts: { serviceTier: "fast" },
  },
  {
    name: "responses: cache and reasoning inside, tools counted in the output",
    provider: "openai",
    api: "openai-responses",
    body: response(
      {
        input_tokens: 100,
        input_tokens_details: { cached_tokens: 30 },
        output_tokens: 50,
        output_tokens_details: { reasoning_tokens: 20 },
        total_tokens: 150,
      },
      {
        service_tier: "default",
        output: [
          { type: "web_search_call", action: { type: "search" } },
          { type: "web_search_call", action: { type: "open_page" } },
          { type: "web_search_call" },
          { type: "file_search_call" },
          { type: "code_interpreter_call", container_id: "c1" },
          { type: "code_interpreter_call", container_id: "c1" },
        ],
      },
    ),
    meters: {
      input_text: 70,
      cache_read_text: 30,
      output_text: 30,
      output_reasoning: 20,
      web_searches: 2,
      file_searches: 1,
      code_sessions: 1,
    },
    facts: { serviceTier: "standard" },
    notes: ["session_shared"],
  },
  {
    name: "responses: searches told by tool_usage",
    provider: "openai",
    api: "openai-responses",
    body: response(
      { input_tokens: 10, output_tokens: 5, total_tokens: 15 },
      { tool_usage: { web_search: { num_requests: 3 } }, output: [{ type: "web_search_call" }] },
    ),
    meters: { input_text: 10, output_text: 5, web_searches: 3 },
  },
  {
    name: "responses: a picture drawn by a tool is billed apart",
    provider: "azure",
    api: "openai-responses",
    body: response(
      { input_tokens: 10, output_tokens: 5, total_tokens: 15 },
      { output: [{ type: "image_generation_call" }] },
    ),
    meters: { input_text: 10, output_text: 5 },
    notes: ["not_in_usage"],
  },
  {
    name: "responses at xAI: server-side tools",
    provider: "xai",
    api: "openai-responses",
    body: response({
      input_tokens: 10,
      output_tokens: 5,
      total_tokens: 15,
      num_server_side_tools_used: 4,
      server_side_tool_usage_details: {
        web_search_calls: 1,
        x_search_calls: 2,
        code_interpreter_calls: 1,
      },
    }),
    meters: {
      input_text: 10,
      output_text: 5,
      web_searches: 1,
      social_searches: 2,
      code_executions: 1,
    },
  },
  {
    name: "responses at xAI: tools of unknown kind",
    provider: "xai",
    api: "openai-responses",
    body: response(
      { input_tokens: 10, output_tokens: 5, total_tokens: 15, num_server_side_tools_used: 2 },
      { output: [{ type: "web_search_call" }] },
    ),
    meters: { input_text: 10, output_text: 5, web_searches: 1 },
    notes: ["not_in_usage"],
  },
  {
    name: "an unfinished response",
    provider: "openai",
    api: "openai-responses",
    body: { object: "response", model: "m", usage: null },
    meters: {},
    facts: { known: "none" },
    notes: ["no_usage"],
  },
];

it.each(rows)("$name", (row) => {
  expect(readRow(row)).toEqual(wantedOf(row));
});
