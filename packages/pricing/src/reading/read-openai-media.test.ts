import { expect, it } from "vitest";
import { readRow, type UsageRow, wantedOf } from "./usage-rows.fixture.ts";

const rows: readonly UsageRow[] = [
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
];

it.each(rows)("$name", (row) => {
  expect(readRow(row)).toEqual(wantedOf(row));
});
