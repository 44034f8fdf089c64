import type { Meter } from "../../meter.ts";

/** What a price key means: the meter and how many units one amount buys. */
export type KeyMeaning = { readonly meter: Meter; readonly per: bigint };

const each = (meter: Meter): KeyMeaning => ({ meter, per: 1n });

/** Keys that mean the same in every entry. */
const KEYS: Readonly<Record<string, KeyMeaning>> = {
  input_cost_per_token: each("input_text"),
  output_cost_per_token: each("output_text"),
  cache_read_input_token_cost: each("cache_read_text"),
  cache_creation_input_token_cost: each("cache_write"),
  cache_creation_input_token_cost_above_1hr: each("cache_write_1h"),
  cache_read_input_audio_token_cost: each("cache_read_audio"),
  cache_read_input_image_token_cost: each("cache_read_image"),
  input_cost_per_audio_token: each("input_audio"),
  output_cost_per_audio_token: each("output_audio"),
  input_cost_per_image_token: each("input_image"),
  output_cost_per_image_token: each("output_image"),
  input_cost_per_video_token: each("input_video"),
  output_cost_per_video_token: each("output_video"),
  output_cost_per_reasoning_token: each("output_reasoning"),
  citation_cost_per_token: each("output_citation"),
  input_cost_per_character: each("input_characters"),
  input_cost_per_audio_per_second: each("audio_seconds"),
  output_cost_per_video_per_second: each("output_video_seconds"),
  input_cost_per_image: each("input_images"),
  output_cost_per_image: each("images"),
  input_cost_per_request: each("requests"),
  ocr_cost_per_page: each("pages"),
  annotation_cost_per_page: each("annotated_pages"),
  code_interpreter_cost_per_session: each("code_sessions"),
  file_search_cost_per_1k_calls: { meter: "file_searches", per: 1_000n },
  file_search_cost_per_gb_per_day: each("storage_gb_days"),
  vector_store_cost_per_gb_per_day: each("storage_gb_days"),
};

/** Keys whose meaning hangs on what the model does. */
const BY_MODE: Readonly<Record<string, Readonly<Record<string, KeyMeaning>>>> = {
  input_cost_per_second: { audio_transcription: each("audio_seconds") },
  output_cost_per_second: {
    video_generation: each("output_video_seconds"),
    audio_speech: each("output_audio_seconds"),
  },
  input_cost_per_query: { rerank: each("search_units"), search: each("web_searches") },
};

/**
 * The meter of a LiteLLM price key, its threshold and tier already taken off.
 *
 * @param mode what the entry says the model does, such as `chat` or `rerank`
 */
export function litellmMeter(key: string, mode: string): KeyMeaning | undefined {
  if (Object.hasOwn(KEYS, key)) return KEYS[key];
  return Object.hasOwn(BY_MODE, key) ? BY_MODE[key]?.[mode] : undefined;
}

/** A key taken apart: `input_cost_per_token_above_200k_tokens_priority`. */
export type LitellmKey = {
  readonly base: string;
  /** Input tokens above which the price holds. */
  readonly above: number | undefined;
  readonly tier: "batch" | "flex" | "priority" | undefined;
};

const TIERS = { batches: "batch", flex: "flex", priority: "priority" } as const;

/** Takes a key's threshold and service tier off. */
export function litellmKey(key: string): LitellmKey {
  const [, base = key, thousands, tier] =
    /^(.+?)(?:_above_(\d+)k_tokens)?(?:_(batches|flex|priority))?$/.exec(key) ?? [];
  return {
    base,
    above: thousands === undefined ? undefined : Number(thousands) * 1_000,
    tier: tier === undefined ? undefined : TIERS[tier as keyof typeof TIERS],
  };
}
