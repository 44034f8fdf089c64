import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { API_FLAVORS } from "../api-flavor.ts";
import { checkUsage } from "../check-usage.ts";
import { toDecimal } from "../decimal.ts";
import { METERS, type Meter } from "../meter.ts";
import type { NoteCode } from "../note.ts";
import { PROVIDERS } from "../provider-id.ts";
import { readUsage, type UsageSource } from "../read-usage.ts";
import type { Meters, Usage } from "../usage.ts";

interface Row {
  readonly name: string;
  readonly provider: string;
  readonly api: string;
  readonly body: object;
  readonly meters: Meters;
  /** Further facts of the usage. */
  readonly facts?: Partial<Usage>;
  /** Notes beside the one that says which protocol was recognised. */
  readonly notes?: readonly NoteCode[];
}

const chat = (usage: object, more: object = {}) => ({
  object: "chat.completion",
  model: "m",
  usage,
  ...more,
});
const message = (usage: object, more: object = {}) => ({
  type: "message",
  model: "m",
  content: [{ type: "text" }],
  usage,
  ...more,
});
const response = (usage: object, more: object = {}) => ({
  object: "response",
  model: "m",
  output: [],
  usage,
  ...more,
});
const gemini = (usageMetadata: object, more: object = {}) => ({
  candidates: [{}],
  modelVersion: "m",
  usageMetadata,
  ...more,
});

/*
 * Input a calculator splits: where the input count contains the cache, and where it does not; where the
 * output count contains the reasoning, and where it does not.
 */
const rows: readonly Row[] = [
  {
    name: "OpenAI chat: cache, audio and reasoning are inside",
    provider: "openai",
    api: "openai-chat",
    body: chat(
      {
        prompt_tokens: 1_000,
        completion_tokens: 500,
        total_tokens: 1_500,
        prompt_tokens_details: { cached_tokens: 300, audio_tokens: 200 },
        completion_tokens_details: {
          reasoning_tokens: 100,
          audio_tokens: 50,
          rejected_prediction_tokens: 20,
        },
      },
      { service_tier: "flex" },
    ),
    meters: {
      input_text: 500,
      input_audio: 200,
      cache_read_text: 300,
      output_text: 350,
      output_reasoning: 100,
      output_audio: 50,
    },
    facts: { model: "m", serviceTier: "flex" },
  },
  {
    name: "OpenAI chat: a cache write is inside",
    provider: "openai",
    api: "openai-chat",
    body: chat({
      prompt_tokens: 4_020,
      completion_tokens: 4,
      total_tokens: 4_024,
      prompt_tokens_details: { cached_tokens: 0, cache_write_tokens: 4_012 },
    }),
    meters: { input_text: 8, cache_write: 4_012, output_text: 4 },
  },
  {
    name: "no model, no details",
    provider: "acme",
    api: "openai-chat",
    body: { usage: { prompt_tokens: 5, completion_tokens: 2 } },
    meters: { input_text: 5, output_text: 2 },
  },
  {
    name: "more audio cached than text there is: the rest of the cache was audio",
    provider: "openai",
    api: "openai-chat",
    body: chat({
      prompt_tokens: 100,
      completion_tokens: 0,
      total_tokens: 100,
      prompt_tokens_details: { cached_tokens: 60, audio_tokens: 80 },
    }),
    meters: { input_audio: 40, cache_read_text: 20, cache_read_audio: 40 },
  },
  {
    name: "more cached than input is counted as given",
    provider: "openai",
    api: "openai-chat",
    body: chat({
      prompt_tokens: 100,
      completion_tokens: 1,
      total_tokens: 101,
      prompt_tokens_details: { cached_tokens: 150 },
    }),
    meters: { cache_read_text: 150, output_text: 1 },
    notes: ["cached_above_input"],
  },
  {
    name: "a total that does not add up",
    provider: "openai",
    api: "openai-chat",
    body: chat({ prompt_tokens: 10, completion_tokens: 1, total_tokens: 99 }),
    meters: { input_text: 10, output_text: 1 },
    notes: ["total_differs"],
  },
  {
    name: "xAI: reasoning is beside the completion, as its total shows",
    provider: "xai",
    api: "openai-chat",
    body: chat({
      prompt_tokens: 12,
      completion_tokens: 1,
      total_tokens: 241,
      prompt_tokens_details: { cached_tokens: 2 },
      completion_tokens_details: { reasoning_tokens: 228 },
      cost_in_usd_ticks: 1_176_500,
    }),
    meters: { input_text: 10, cache_read_text: 2, output_text: 1, output_reasoning: 228 },
  },
  {
    name: "xAI without a total: its habit decides",
    provider: "x-ai",
    api: "openai-chat",
    body: chat({
      prompt_tokens: 12,
      completion_tokens: 30,
      completion_tokens_details: { reasoning_tokens: 20 },
    }),
    meters: { input_text: 12, output_text: 30, output_reasoning: 20 },
  },
  {
    name: "another gateway's xAI: the total decides",
    provider: "acme",
    api: "openai-chat",
    body: chat({
      prompt_tokens: 12,
      completion_tokens: 30,
      total_tokens: 62,
      completion_tokens_details: { reasoning_tokens: 20 },
    }),
    meters: { input_text: 12, output_text: 30, output_reasoning: 20 },
  },
  {
    name: "Gemini behind the compatible endpoint: reasoning is only in the total",
    provider: "google",
    api: "openai-chat",
    body: chat({ prompt_tokens: 66, completion_tokens: 6, total_tokens: 100 }),
    meters: { input_text: 66, output_text: 6, output_reasoning: 28 },
    notes: ["reasoning_inferred"],
  },
  {
    name: "DeepSeek: hit and miss add up to the prompt",
    provider: "deepseek",
    api: "openai-chat",
    body: chat({
      prompt_tokens: 495,
      completion_tokens: 144,
      total_tokens: 639,
      prompt_cache_hit_tokens: 320,
      prompt_cache_miss_tokens: 175,
      completion_tokens_details: { reasoning_tokens: 118 },
    }),
    meters: { input_text: 175, cache_read_text: 320, output_text: 26, output_reasoning: 118 },
  },
  {
    name: "Mistral: the billed cache is in the details",
    provider: "mistral",
    api: "openai-chat",
    body: chat({
      prompt_tokens: 171,
      completion_tokens: 14,
      total_tokens: 185,
      prompt_tokens_details: { cached_tokens: 128 },
    }),
    meters: { input_text: 43, cache_read_text: 128, output_text: 14 },
  },
  {
    name: "Mistral: num_cached_tokens is no discount",
    provider: "mistral",
    api: "openai-chat",
    body: chat({
      prompt_tokens: 152,
      completion_tokens: 12,
      total_tokens: 164,
      num_cached_tokens: 151,
    }),
    meters: { input_text: 152, output_text: 12 },
    notes: ["field_ignored"],
  },
  {
    name: "Groq: usage in x_groq as well",
    provider: "groq",
    api: "openai-chat",
    body: {
      object: "chat.completion",
      model: "m",
      service_tier: "on_demand",
      x_groq: { usage: { prompt_tokens: 45, completion_tokens: 7, total_tokens: 52 } },
    },
    meters: { input_text: 45, output_text: 7 },
    facts: { serviceTier: "standard" },
  },
  {
    name: "OpenRouter: its own cost is kept apart",
    provider: "openrouter",
    api: "openai-chat",
    body: chat({
      prompt_tokens: 100,
      completion_tokens: 10,
      total_tokens: 110,
      cost: 0.00025,
      is_byok: false,
      prompt_tokens_details: { cached_tokens: 40, cache_write_tokens: 10 },
    }),
    meters: { input_text: 50, cache_read_text: 40, cache_write: 10, output_text: 10 },
  },
  {
    name: "OpenRouter with one's own key",
    provider: "openrouter",
    api: "openai-chat",
    body: chat({
      prompt_tokens: 100,
      completion_tokens: 10,
      total_tokens: 110,
      cost: 0.00001,
      is_byok: true,
      cost_details: { upstream_inference_cost: 0.0002 },
    }),
    meters: { input_text: 100, output_text: 10 },
    notes: ["byok"],
  },
  {
    name: "Perplexity: reasoning, citations and searches are beside",
    provider: "perplexity",
    api: "openai-chat",
    body: chat({
      prompt_tokens: 33,
      completion_tokens: 100,
      total_tokens: 133,
      reasoning_tokens: 700,
      citation_tokens: 200,
      num_search_queries: 18,
      search_context_size: "low",
    }),
    meters: {
      input_text: 33,
      output_text: 100,
      output_reasoning: 700,
      output_citation: 200,
      web_searches: 18,
    },
    facts: { variant: { searchContext: "low" } },
  },
  {
    name: "a gateway that leaves Anthropic's cache out of the prompt",
    provider: "acme",
    api: "openai-chat",
    body: chat({
      prompt_tokens: 10,
      completion_tokens: 5,
      total_tokens: 115,
      cache_read_input_tokens: 100,
    }),
    meters: { input_text: 10, cache_read_text: 100, output_text: 5 },
    notes: ["cache_outside_input"],
  },
  {
    name: "a gateway that keeps it in",
    provider: "acme",
    api: "openai-chat",
    body: chat({
      prompt_tokens: 110,
      completion_tokens: 5,
      total_tokens: 115,
      cache_read_input_tokens: 100,
    }),
    meters: { input_text: 10, cache_read_text: 100, output_text: 5 },
  },
  {
    name: "a chat answer without usage",
    provider: "openai",
    api: "openai-chat",
    body: { object: "chat.completion", model: "m", choices: [] },
    meters: {},
    facts: { known: "none" },
    notes: ["no_usage"],
  },
  {
    name: "legacy completion",
    provider: "openai",
    api: "openai-completions",
    body: {
      object: "text_completion",
      model: "m",
      usage: { prompt_tokens: 14, completion_tokens: 16, total_tokens: 30 },
    },
    meters: { input_text: 14, output_text: 16 },
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

  {
    name: "embeddings",
    provider: "openai",
    api: "openai-embeddings",
    body: {
      object: "list",
      data: [{ embedding: [] }],
      model: "m",
      usage: { prompt_tokens: 12, total_tokens: 12 },
    },
    meters: { input_text: 12 },
  },
  {
    name: "images by tokens",
    provider: "openai",
    api: "openai-images",
    body: {
      data: [{ b64_json: "" }],
      size: "1024x1024",
      quality: "high",
      usage: {
        input_tokens: 50,
        input_tokens_details: { text_tokens: 10, image_tokens: 40 },
        output_tokens: 4_160,
        total_tokens: 4_210,
      },
    },
    meters: { input_text: 10, input_image: 40, output_image: 4_160 },
    facts: { variant: { size: "1024x1024", quality: "high" } },
  },
  {
    name: "images with text among the output",
    provider: "openai",
    api: "openai-images",
    body: {
      data: [{}],
      usage: {
        input_tokens: 50,
        input_tokens_details: { text_tokens: 50, image_tokens: 0 },
        output_tokens: 100,
        output_tokens_details: { text_tokens: 30, image_tokens: 70 },
        total_tokens: 150,
      },
    },
    meters: { input_text: 50, output_text: 30, output_image: 70 },
  },
  {
    name: "images by the piece",
    provider: "openai",
    api: "openai-images",
    body: { created: 1, data: [{ url: "u" }, { url: "v" }], size: "1024x1024", quality: "hd" },
    meters: { images: 2 },
    facts: { variant: { size: "1024x1024", quality: "hd" } },
  },
  {
    name: "transcription by tokens",
    provider: "openai",
    api: "openai-transcription",
    body: {
      text: "Hi",
      usage: {
        type: "tokens",
        input_tokens: 14,
        input_token_details: { text_tokens: 4, audio_tokens: 10 },
        output_tokens: 45,
        total_tokens: 59,
      },
    },
    meters: { input_text: 4, input_audio: 10, output_text: 45 },
  },
  {
    name: "transcription by seconds",
    provider: "openai",
    api: "openai-transcription",
    body: { text: "Hi", usage: { type: "duration", seconds: 9 } },
    meters: { audio_seconds: 9 },
  },
  {
    name: "a verbose transcription",
    provider: "groq",
    api: "openai-transcription",
    body: { text: "Hi", task: "transcribe", duration: 8.47 },
    meters: { audio_seconds: 8.47 },
  },
  {
    name: "Mistral's transcription is billed by time",
    provider: "mistral",
    api: "openai-transcription",
    body: {
      model: "m",
      text: "Hi",
      usage: {
        prompt_audio_seconds: 36,
        prompt_tokens: 13,
        completion_tokens: 151,
        total_tokens: 164,
      },
    },
    meters: { audio_seconds: 36 },
    notes: ["tokens_not_billed"],
  },
  {
    name: "realtime",
    provider: "openai",
    api: "openai-realtime",
    body: {
      type: "response.done",
      response: {
        usage: {
          total_tokens: 253,
          input_tokens: 132,
          output_tokens: 121,
          input_token_details: {
            text_tokens: 119,
            audio_tokens: 13,
            cached_tokens: 64,
            cached_tokens_details: { text_tokens: 64, audio_tokens: 0 },
          },
          output_token_details: { text_tokens: 30, audio_tokens: 91 },
        },
      },
    },
    meters: {
      input_text: 55,
      input_audio: 13,
      cache_read_text: 64,
      output_text: 30,
      output_audio: 91,
    },
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

  {
    name: "Gemini: cache inside the prompt, thoughts and tool prompts beside",
    provider: "google",
    api: "gemini",
    body: gemini({
      promptTokenCount: 1_000,
      cachedContentTokenCount: 400,
      candidatesTokenCount: 50,
      thoughtsTokenCount: 200,
      toolUsePromptTokenCount: 30,
      totalTokenCount: 1_280,
      promptTokensDetails: [
        { modality: "TEXT", tokenCount: 700 },
        { modality: "IMAGE", tokenCount: 258 },
        { modality: "AUDIO", tokenCount: 42 },
      ],
      cacheTokensDetails: [
        { modality: "TEXT", tokenCount: 300 },
        { modality: "IMAGE", tokenCount: 100 },
      ],
      trafficType: "ON_DEMAND",
    }),
    meters: {
      input_text: 400,
      input_image: 158,
      input_audio: 42,
      input_tool: 30,
      cache_read_text: 300,
      cache_read_image: 100,
      output_text: 50,
      output_reasoning: 200,
    },
    facts: { serviceTier: "standard" },
  },
  {
    name: "Gemini: details that cover a part",
    provider: "google",
    api: "gemini",
    body: gemini({
      promptTokenCount: 893,
      candidatesTokenCount: 106,
      totalTokenCount: 999,
      promptTokensDetails: [{ modality: "TEXT", tokenCount: 786 }],
    }),
    meters: { input_text: 893, output_text: 106 },
  },
  {
    name: "Gemini: a picture",
    provider: "google",
    api: "gemini",
    body: gemini({
      promptTokenCount: 8,
      candidatesTokenCount: 1_300,
      totalTokenCount: 1_308,
      candidatesTokensDetails: [{ modality: "IMAGE", tokenCount: 1_290 }],
    }),
    meters: { input_text: 8, output_text: 10, output_image: 1_290 },
  },
  {
    name: "Gemini: thoughts inside the candidates, as the total shows",
    provider: "vertex",
    api: "gemini",
    body: gemini({
      promptTokenCount: 10,
      candidatesTokenCount: 50,
      thoughtsTokenCount: 20,
      totalTokenCount: 60,
    }),
    meters: { input_text: 10, output_text: 30, output_reasoning: 20 },
  },
  {
    name: "Gemini: provisioned throughput",
    provider: "vertex",
    api: "gemini",
    body: gemini({
      promptTokenCount: 10,
      candidatesTokenCount: 5,
      totalTokenCount: 15,
      trafficType: "PROVISIONED_THROUGHPUT",
    }),
    meters: { input_text: 10, output_text: 5 },
    facts: { serviceTier: "provisioned" },
  },
  {
    name: "Gemini 3: each search query",
    provider: "google",
    api: "gemini",
    body: {
      ...gemini({ promptTokenCount: 10, candidatesTokenCount: 5, totalTokenCount: 15 }),
      modelVersion: "gemini-3-pro",
      candidates: [{ groundingMetadata: { webSearchQueries: ["a", "b"] } }],
    },
    meters: { input_text: 10, output_text: 5, web_searches: 2 },
  },
  {
    name: "Gemini 2.5: each grounded request",
    provider: "google",
    api: "gemini",
    body: {
      ...gemini({ promptTokenCount: 10, candidatesTokenCount: 5, totalTokenCount: 15 }),
      modelVersion: "gemini-2.5-pro",
      candidates: [{ groundingMetadata: { webSearchQueries: ["a", "b"] } }],
    },
    meters: { input_text: 10, output_text: 5, web_searches: 1 },
    notes: ["search_by_request"],
  },
  {
    name: "Gemini: embedding",
    provider: "google",
    api: "gemini",
    body: {
      usageMetadata: {
        promptTokenCount: 7,
        promptTokenDetails: [{ modality: "TEXT", tokenCount: 7 }],
      },
    },
    meters: { input_text: 7 },
  },
  {
    name: "Gemini: nothing but the traffic type",
    provider: "google",
    api: "gemini",
    body: gemini({ trafficType: "ON_DEMAND" }),
    meters: {},
    facts: { known: "none" },
    notes: ["no_usage"],
  },
  {
    name: "Imagen: pictures by the piece",
    provider: "vertex",
    api: "gemini",
    body: { predictions: [{ bytesBase64Encoded: "a", mimeType: "image/png" }] },
    meters: { images: 1 },
  },
  {
    name: "Gemini interactions: four counts beside each other",
    provider: "google",
    api: "gemini-interactions",
    body: {
      object: "interaction",
      model: "m",
      service_tier: "standard",
      usage: {
        total_tokens: 1_983,
        total_input_tokens: 22,
        total_cached_tokens: 0,
        total_output_tokens: 590,
        total_tool_use_tokens: 198,
        total_thought_tokens: 1_173,
        input_tokens_by_modality: [{ modality: "text", tokens: 22 }],
      },
    },
    meters: { input_text: 22, input_tool: 198, output_text: 590, output_reasoning: 1_173 },
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

  {
    name: "Cohere: billed units, not tokens",
    provider: "cohere",
    api: "cohere",
    body: {
      usage: {
        billed_units: { input_tokens: 39, output_tokens: 27 },
        tokens: { input_tokens: 1_683, output_tokens: 62 },
        cached_tokens: 992,
      },
    },
    meters: { input_text: 39, output_text: 27 },
  },
  {
    name: "Cohere: tokens alone are an estimate",
    provider: "cohere",
    api: "cohere",
    body: { usage: { tokens: { input_tokens: 40, output_tokens: 30 } } },
    meters: { input_text: 40, output_text: 30 },
    facts: { known: "estimated" },
  },
  {
    name: "Cohere: rerank",
    provider: "cohere",
    api: "cohere",
    body: { results: [], meta: { billed_units: { search_units: 1 } } },
    meters: { search_units: 1 },
  },
  {
    name: "Cohere: embed",
    provider: "cohere",
    api: "cohere",
    body: { meta: { billed_units: { input_tokens: 8, image_tokens: 300 } } },
    meters: { input_text: 8, input_image: 300 },
  },
  {
    name: "Mistral: pages",
    provider: "mistral",
    api: "mistral-ocr",
    body: { model: "m", pages: [], usage_info: { pages_processed: 29, doc_size_bytes: 5 } },
    meters: { pages: 29 },
  },
  {
    name: "Mistral: annotated pages",
    provider: "mistral",
    api: "mistral-ocr",
    body: { model: "m", document_annotation: "{}", usage_info: { pages_processed: 3 } },
    meters: { annotated_pages: 3 },
  },
];

describe("readUsage", () => {
  it.each(rows)("$name", ({ provider, api, body, meters, facts, notes = [] }) => {
    const detected = readUsage(body, { provider });
    expect(detected.ok && detected.value).toMatchObject({ api, meters, known: "exact", ...facts });
    const usage = detected.ok ? detected.value : undefined;
    expect(usage?.meters).toEqual(meters);
    expect(usage?.notes.map(({ code }) => code)).toEqual(["api_detected", ...notes]);
    // Told what it is, the same body gives the same.
    const told = readUsage(body, { provider, api });
    expect(told.ok && told.value.meters).toEqual(meters);
    expect(told.ok && told.value.notes.map(({ code }) => code)).toEqual(notes);
  });

  it.each(rows)(
    "$name: the meters add up to the inclusive counts",
    ({ provider, body, notes = [] }) => {
      const read = readUsage(body, { provider });
      if (!read.ok) throw new Error(read.error.code);
      const { inclusive } = read.value;
      const sum = (direction: string) =>
        Object.entries(read.value.meters)
          .filter(
            ([meter]) =>
              METERS[meter as Meter].direction === direction &&
              METERS[meter as Meter].unit === "token",
          )
          .reduce((all, [, quantity]) => all + quantity, 0);
      if (notes.includes("cached_above_input") || notes.includes("tokens_not_billed")) return;
      expect(sum("input")).toBe(inclusive["input_tokens"] ?? 0);
      expect(sum("output")).toBe(inclusive["output_tokens"] ?? 0);
      expect(checkUsage(read.value)).toEqual([]);
    },
  );

  it("reads speech when told, since nothing in it says so", () => {
    const body = {
      type: "speech.audio.done",
      usage: { input_tokens: 14, output_tokens: 101, total_tokens: 115 },
    };
    const read = readUsage(body, { provider: "openai", api: "speech" });
    expect(read.ok && read.value.meters).toEqual({ input_text: 14, output_audio: 101 });
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

  it.each([
    { usage: { prompt_tokens: 1, completion_tokens: 1, cost: 0.00219855 }, want: "0.00219855" },
    {
      usage: { prompt_tokens: 1, completion_tokens: 1, cost_in_usd_ticks: 1_176_500 },
      want: "0.00011765",
    },
    {
      usage: {
        prompt_tokens: 1,
        completion_tokens: 1,
        cost: 0.1,
        is_byok: true,
        cost_details: { upstream_inference_cost: 2 },
      },
      want: "2",
    },
    {
      usage: { prompt_tokens: 1, completion_tokens: 1, cost: { total_cost: 0.006 } },
      want: "0.006",
    },
  ])("the provider's own amount: $want USD", ({ usage, want }) => {
    const read = readUsage({ model: "m", usage }, { provider: "acme" });
    expect(read.ok && read.value.statedUsd && toDecimal(read.value.statedUsd).text).toBe(want);
  });
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

describe("what cannot be read", () => {
  it.each<{ name: string; body: unknown; source?: Partial<UsageSource>; code: string }>([
    { name: "a number", body: 5, code: "not_an_object" },
    { name: "a list", body: [], code: "not_an_object" },
    { name: "null", body: null, code: "not_an_object" },
    { name: "something else", body: { hello: "world" }, code: "not_recognised" },
    { name: "an unknown protocol", body: {}, source: { api: "chatt" }, code: "unknown_api" },
    { name: "an error", body: { error: { message: "Quota exceeded" } }, code: "provider_error" },
    {
      name: "Anthropic's error",
      body: { type: "error", error: { type: "overloaded_error", message: "Overloaded" } },
      code: "provider_error",
    },
    {
      name: "a negative count",
      body: chat({ prompt_tokens: -1, completion_tokens: 1 }),
      code: "bad_count",
    },
    {
      name: "a count in words",
      body: chat({ prompt_tokens: "many", completion_tokens: 1 }),
      code: "bad_count",
    },
    {
      name: "a count beyond what numbers hold",
      body: chat({ prompt_tokens: 1e300, completion_tokens: 1 }),
      code: "bad_count",
    },
  ])("$name: $code", ({ body, source, code }) => {
    const read = readUsage(body, { provider: "openai", ...source });
    expect(read.ok ? "ok" : read.error.code).toBe(code);
  });

  it("any JSON for any provider and protocol: an answer or a reason, never an exception", () => {
    const apis = fc.constantFrom(undefined, ...API_FLAVORS, "default", "nonsense");
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...PROVIDERS), apis, (body, provider, api) => {
        expect(typeof readUsage(body, { provider, api }).ok).toBe("boolean");
      }),
    );
  });

  it("counts of any kind in known fields: never an exception, never a negative or broken meter", () => {
    const fields = ["usage", "usageMetadata", "meta"] as const;
    const inner = [
      "prompt_tokens",
      "completion_tokens",
      "input_tokens",
      "output_tokens",
      "total_tokens",
      "inputTokens",
      "outputTokens",
      "promptTokenCount",
      "candidatesTokenCount",
      "thoughtsTokenCount",
      "cachedContentTokenCount",
      "cache_read_input_tokens",
      "billed_units",
      "prompt_tokens_details",
      "iterations",
      "promptTokensDetails",
    ] as const;
    const leaf = fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.jsonValue());
    const body = fc.dictionary(
      fc.constantFrom(...fields),
      fc.dictionary(fc.constantFrom(...inner), leaf),
    );
    fc.assert(
      fc.property(body, fc.constantFrom(...PROVIDERS), (one, provider) => {
        const read = readUsage(one, { provider });
        if (!read.ok) return;
        for (const usage of [read.value, ...(read.value.others ?? [])]) {
          for (const quantity of Object.values(usage.meters)) expect(quantity).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
