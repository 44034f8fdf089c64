import { expect, it } from "vitest";
import { readRow, type UsageRow, wantedOf } from "./usage-rows.fixture.ts";

const gemini = (usageMetadata: object, more: object = {}) => ({
  candidates: [{}],
  modelVersion: "m",
  usageMetadata,
  ...more,
});

const rows: readonly UsageRow[] = [
  {
    name: "Gemini: the cached audio is told, the audio of the prompt is not",
    provider: "google",
    api: "gemini",
    body: gemini({
      promptTokenCount: 1_000,
      cachedContentTokenCount: 400,
      candidatesTokenCount: 50,
      totalTokenCount: 1_050,
      cacheTokensDetails: [{ modality: "AUDIO", tokenCount: 400 }],
    }),
    meters: { input_text: 600, cache_read_audio: 400, output_text: 50 },
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
];

it.each(rows)("$name", (row) => {
  expect(readRow(row)).toEqual(wantedOf(row));
});
