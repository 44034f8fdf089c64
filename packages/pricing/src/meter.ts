/** Which side of a request a meter counts; fees beside the tokens are `other`. */
export type Direction = "input" | "output" | "other";

/** What one unit of a meter is. */
export type MeterUnit =
  | "token"
  | "request"
  | "call"
  | "image"
  | "character"
  | "second"
  | "pixel"
  | "page"
  | "search unit"
  | "token hour"
  | "GB day"
  | "hour";

/** What is known of a meter beside its name. */
export interface MeterFacts {
  readonly direction: Direction;
  readonly modality: "text" | "audio" | "image" | "video" | "document" | "none";
  /** How a cache took part in an input token. */
  readonly cache: "none" | "read" | "write";
  readonly unit: MeterUnit;
  /** Units that a published price is usually for. */
  readonly per: bigint;
  /** The meter whose price counts where a provider lists none of its own; true for every provider. */
  readonly fallback?: Meter;
  readonly doc: string;
}

const token = (
  direction: Direction,
  modality: MeterFacts["modality"],
  doc: string,
  more: { cache?: MeterFacts["cache"]; fallback?: Meter } = {},
): MeterFacts => ({
  direction,
  modality,
  cache: more.cache ?? "none",
  unit: "token",
  per: 1_000_000n,
  ...(more.fallback === undefined ? {} : { fallback: more.fallback }),
  doc,
});

const fee = (
  unit: MeterUnit,
  per: bigint,
  doc: string,
  direction: Direction = "other",
  modality: MeterFacts["modality"] = "none",
): MeterFacts => ({ direction, modality, cache: "none", unit, per, doc });

/**
 * The closed set of meters. They are disjoint: a token, a second or a search is counted on exactly
 * one of them, so a cost is a plain sum. `input_text` is uncached; cached tokens are on `cache_*`.
 */
export const METERS: { readonly [Name in Meter]: MeterFacts } = {
  input_text: token("input", "text", "text read without help of a cache"),
  input_audio: token("input", "audio", "audio read without help of a cache"),
  input_image: token("input", "image", "images read without help of a cache"),
  input_video: token("input", "video", "video read without help of a cache"),
  input_document: token("input", "document", "documents read without help of a cache"),
  input_tool: token("input", "text", "what a provider's own tool put into the prompt", {
    fallback: "input_text",
  }),
  cache_read_text: token("input", "text", "text read from a cache", { cache: "read" }),
  cache_read_audio: token("input", "audio", "audio read from a cache", { cache: "read" }),
  cache_read_image: token("input", "image", "images read from a cache", { cache: "read" }),
  cache_read_video: token("input", "video", "video read from a cache", { cache: "read" }),
  cache_read_document: token("input", "document", "documents read from a cache", { cache: "read" }),
  cache_write: token("input", "text", "written to a cache, time to live not told", {
    cache: "write",
  }),
  cache_write_5m: token("input", "text", "written to a cache for five minutes", { cache: "write" }),
  cache_write_1h: token("input", "text", "written to a cache for one hour", { cache: "write" }),
  output_text: token("output", "text", "text written, visible to the caller"),
  output_reasoning: token("output", "text", "reasoning written before the answer", {
    fallback: "output_text",
  }),
  output_citation: token("output", "text", "citations, where a provider counts them apart"),
  output_audio: token("output", "audio", "audio spoken"),
  output_image: token("output", "image", "images drawn, counted in tokens"),
  output_video: token("output", "video", "video made, counted in tokens"),
  input_characters: fee("character", 1_000_000n, "characters to speak", "input", "text"),
  audio_seconds: fee("second", 3_600n, "audio listened to", "input", "audio"),
  output_audio_seconds: fee("second", 3_600n, "audio spoken", "output", "audio"),
  output_video_seconds: fee("second", 1n, "video made", "output", "video"),
  input_images: fee("image", 1_000n, "images read, counted in pieces", "input", "image"),
  images: fee("image", 1n, "images drawn, counted in pieces", "output", "image"),
  input_pixels: fee("pixel", 1_000_000_000n, "pixels of images read", "input", "image"),
  pages: fee("page", 1_000n, "document pages read", "input", "document"),
  annotated_pages: fee("page", 1_000n, "document pages read and annotated", "input", "document"),
  requests: fee("request", 1_000n, "requests, where each one has a fee"),
  web_searches: fee("call", 1_000n, "searches of the web"),
  social_searches: fee("call", 1_000n, "searches of a social network"),
  file_searches: fee("call", 1_000n, "searches of the caller's stored files"),
  map_searches: fee("call", 1_000n, "look-ups on a map"),
  image_searches: fee("call", 1_000n, "searches for images"),
  web_fetches: fee("call", 1_000n, "web pages fetched"),
  code_sessions: fee("call", 1n, "containers opened for code"),
  code_executions: fee("call", 1_000n, "runs of code"),
  code_hours: fee("hour", 1n, "hours of containers for code"),
  search_units: fee("search unit", 1_000n, "reranking searches of up to 100 documents"),
  guardrail_units: fee("call", 1_000n, "text units checked by a guardrail"),
  cache_storage_token_hours: fee("token hour", 1_000_000n, "tokens kept in a cache, by the hour"),
  storage_gb_days: fee("GB day", 1n, "stored files and vectors, by the day"),
  training_tokens: token("other", "text", "tokens trained on: examples × length × epochs"),
  training_hours: fee("hour", 1n, "hours of training, where billed by time"),
  hosting_hours: fee("hour", 1n, "hours a tuned or provisioned model is kept ready"),
  gpu_hours: fee("hour", 1n, "hours of one GPU"),
};

/** The name of a meter. */
export type Meter =
  | "input_text"
  | "input_audio"
  | "input_image"
  | "input_video"
  | "input_document"
  | "input_tool"
  | "cache_read_text"
  | "cache_read_audio"
  | "cache_read_image"
  | "cache_read_video"
  | "cache_read_document"
  | "cache_write"
  | "cache_write_5m"
  | "cache_write_1h"
  | "output_text"
  | "output_reasoning"
  | "output_citation"
  | "output_audio"
  | "output_image"
  | "output_video"
  | "input_characters"
  | "audio_seconds"
  | "output_audio_seconds"
  | "output_video_seconds"
  | "input_images"
  | "images"
  | "input_pixels"
  | "pages"
  | "annotated_pages"
  | "requests"
  | "web_searches"
  | "social_searches"
  | "file_searches"
  | "map_searches"
  | "image_searches"
  | "web_fetches"
  | "code_sessions"
  | "code_executions"
  | "code_hours"
  | "search_units"
  | "guardrail_units"
  | "cache_storage_token_hours"
  | "storage_gb_days"
  | "training_tokens"
  | "training_hours"
  | "hosting_hours"
  | "gpu_hours";

/** Every meter name, in the order in which lines are shown. */
export const METER_NAMES: readonly Meter[] = Object.keys(METERS) as Meter[];

/**
 * Whether a text is the name of a meter.
 *
 * @example
 * ["input_text", "tokens", "toString"].map(isMeter) // => [true, false, false]
 */
export function isMeter(name: string): name is Meter {
  return Object.hasOwn(METERS, name);
}
