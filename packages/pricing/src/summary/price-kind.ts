import type { ModelFacts } from "../catalog/price-book.ts";
import { METERS, type Meter } from "../meter.ts";
import type { PriceFactor, PriceLine, ServiceTier } from "../price-line.ts";

/** Kinds of prices, in the order in which they are listed, and what each is called. */
export const PRICE_KINDS = {
  text: "text read and written",
  "cache-read": "read from a cache",
  "cache-write": "written to a cache (five minutes, or time not told)",
  "cache-write-1h": "written to a cache for an hour",
  "cache-storage": "kept in a cache, by the hour",
  batch: "batch",
  flex: "flex",
  priority: "priority",
  fast: "fast mode",
  "long-context": "long prompts",
  "time-of-day": "by the hour of the day",
  residency: "by region, or where data stays",
  reasoning: "reasoning at a price of its own",
  audio: "audio heard or spoken",
  "image-input": "images read",
  "image-output": "images drawn",
  video: "video read or made",
  documents: "pages of documents",
  embeddings: "embeddings",
  rerank: "reranking",
  training: "tuning",
  tuned: "using a tuned model",
  "tuned-hosting": "keeping a tuned model ready",
  "web-search": "web search",
  tools: "other tools",
  guardrails: "guardrails",
  provisioned: "provisioned throughput",
} as const;

/** One of {@link PRICE_KINDS}. */
export type PriceKind = keyof typeof PRICE_KINDS;

/** What a meter is a price of, whatever its conditions; a meter that is absent says nothing alone. */
const BY_METER: Readonly<Partial<Record<Meter, PriceKind>>> = {
  input_text: "text",
  output_text: "text",
  cache_read_text: "cache-read",
  cache_read_audio: "cache-read",
  cache_read_image: "cache-read",
  cache_read_video: "cache-read",
  cache_read_document: "cache-read",
  cache_write: "cache-write",
  cache_write_5m: "cache-write",
  cache_write_1h: "cache-write-1h",
  cache_storage_token_hours: "cache-storage",
  output_reasoning: "reasoning",
  input_audio: "audio",
  output_audio: "audio",
  audio_seconds: "audio",
  output_audio_seconds: "audio",
  input_characters: "audio",
  input_image: "image-input",
  input_images: "image-input",
  input_pixels: "image-input",
  output_image: "image-output",
  images: "image-output",
  input_video: "video",
  output_video: "video",
  output_video_seconds: "video",
  input_document: "documents",
  pages: "documents",
  annotated_pages: "documents",
  search_units: "rerank",
  training_tokens: "training",
  training_hours: "training",
  hosting_hours: "tuned-hosting",
  web_searches: "web-search",
  social_searches: "tools",
  file_searches: "tools",
  map_searches: "tools",
  image_searches: "tools",
  web_fetches: "tools",
  code_sessions: "tools",
  code_executions: "tools",
  code_hours: "tools",
  storage_gb_days: "tools",
  guardrail_units: "guardrails",
};

const BY_TIER: Readonly<Partial<Record<ServiceTier | "any", PriceKind>>> = {
  batch: "batch",
  flex: "flex",
  priority: "priority",
  fast: "fast",
  provisioned: "provisioned",
};

/**
 * Which kinds of prices a model has. Text of an embedding model or a reranker counts as that kind and
 * not as text: nothing is written.
 *
 * @param lines prices in force
 * @param factors factors in force
 * @param facts what the book says of the model beside its prices
 */
export function priceKinds(
  lines: readonly PriceLine[],
  factors: readonly PriceFactor[],
  facts: Pick<ModelFacts, "id" | "tunedFrom">,
): ReadonlySet<PriceKind> {
  const kinds = new Set<PriceKind>();
  for (const { meter } of lines) {
    const kind = BY_METER[meter];
    if (kind !== undefined) kinds.add(kind);
  }
  for (const { when } of [...lines, ...factors]) {
    const tier = when.serviceTier === undefined ? undefined : BY_TIER[when.serviceTier];
    if (tier !== undefined) kinds.add(tier);
    if (when.contextAbove !== undefined && when.contextAbove > 0) kinds.add("long-context");
    if (when.region !== undefined) kinds.add("residency");
    if (when.timeOfDay !== undefined) kinds.add("time-of-day");
  }
  const purpose = purposeOf(lines, facts.id);
  if (purpose !== undefined) {
    kinds.delete("text");
    kinds.add(purpose);
  }
  if (facts.tunedFrom === undefined) kinds.delete("tuned-hosting");
  else kinds.add("tuned");
  return kinds;
}

/**
 * A model that is paid for what it reads only gives numbers: an order of documents, or embeddings. A
 * router is paid a fee for reading, and another model for the text.
 */
function purposeOf(lines: readonly PriceLine[], id: string): PriceKind | undefined {
  const reads = lines.some(({ meter }) => meter === "input_text");
  const writes = lines.some(({ meter }) => METERS[meter].direction === "output");
  if (writes || !reads) return undefined;
  if (id.includes("router")) return undefined;
  return id.includes("rank") ? "rerank" : "embeddings";
}
