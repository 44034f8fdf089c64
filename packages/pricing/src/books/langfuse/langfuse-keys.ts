import type { Meter } from "../../meter.ts";

/** Keys of one meter: Langfuse repeats a price under each name that a usage may have for it. */
const NAMES: Readonly<Partial<Record<Meter, readonly string[]>>> = {
  input_text: [
    "input",
    "input_tokens",
    "input_text",
    "input_text_tokens",
    "input_modality_1",
    "prompt_token_count",
    "promptTokenCount",
  ],
  output_text: [
    "output",
    "output_tokens",
    "output_text",
    "output_text_tokens",
    "output_modality_1",
    "candidates_token_count",
    "candidatesTokenCount",
  ],
  output_reasoning: [
    "output_reasoning",
    "output_reasoning_tokens",
    "reasoning_tokens",
    "thoughts_token_count",
    "thoughtsTokenCount",
  ],
  cache_read_text: [
    "input_cached_tokens",
    "input_cache_read",
    "cache_read_input_tokens",
    "cached_content_token_count",
    "input_cached_text_tokens",
  ],
  cache_write: ["input_cache_creation", "cache_creation_input_tokens", "cache_write_tokens"],
  cache_write_5m: ["input_cache_creation_5m"],
  cache_write_1h: ["input_cache_creation_1h"],
  input_audio: ["input_audio", "input_audio_tokens"],
  output_audio: ["output_audio", "output_audio_tokens"],
  cache_read_audio: ["input_cached_audio_tokens", "input_cache_read_audio"],
  input_image: ["input_image", "input_image_tokens"],
  web_searches: [
    "grounding_queries",
    "groundingQueries",
    "web_search_queries",
    "webSearchQueries",
    "web_search",
  ],
};

/** The meters of a key: the total of an embedding is its input, else input and output alike. */
export function langfuseMeters(key: string, model: string): readonly Meter[] {
  if (key === "total")
    return /embedding/i.test(model) ? ["input_text"] : ["input_text", "output_text"];
  const meter = METER_OF.get(key);
  return meter === undefined ? [] : [meter];
}

const METER_OF: ReadonlyMap<string, Meter> = new Map(
  Object.entries(NAMES).flatMap(([meter, keys]) => keys.map((key) => [key, meter as Meter])),
);
