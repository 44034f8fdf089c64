import type { Outcome } from "@outlay/document";
import type { Usage } from "../usage.ts";
import type { UsageError } from "../usage-source.ts";
import { serviceTierOf } from "./facts.ts";
import { type Json, part, parts, Reading, textIn } from "./reading.ts";
import { type Modality, splitInput, splitOutput } from "./split.ts";

/**
 * Gemini's `generateContent`, at Google AI Studio and Vertex, with its live and embedding forms.
 *
 * `promptTokenCount` contains the cached content ("still the total effective prompt size", Google,
 * reference of `UsageMetadata`); thoughts and tool prompts stand beside it and beside
 * `candidatesTokenCount`, and the four add up to the total. Where a total shows thoughts inside the
 * candidates, they are not added again. Details by modality may cover only a part; the rest is text.
 */
export function readGemini(body: Json): Outcome<Usage, UsageError> {
  const reading = new Reading("gemini");
  const usage = part(body, "usageMetadata");
  const model = textIn(body, "modelVersion") ?? textIn(body, "model");
  const serviceTier =
    serviceTierOf(reading, usage?.["trafficType"]) ??
    serviceTierOf(reading, usage?.["serviceTier"]);
  const told = usage?.["promptTokenCount"] ?? usage?.["totalTokenCount"];
  if (usage === undefined || told === undefined) {
    const images = parts(body, "predictions").filter((one) => one["bytesBase64Encoded"]).length;
    reading.meter("images", images);
    reading.total("images", images);
    if (images === 0) reading.note("no_usage");
    return reading.done({ model, serviceTier, known: images === 0 ? "none" : "exact" });
  }
  const prompt = reading.count(usage, "promptTokenCount");
  const tool = reading.count(usage, "toolUsePromptTokenCount");
  const thoughts = reading.count(usage, "thoughtsTokenCount");
  const answer = reading.firstCount(usage, "candidatesTokenCount", "responseTokenCount");
  const total = reading.count(usage, "totalTokenCount");
  splitInput(reading, {
    input: prompt,
    modalities: modalities(reading, usage, prompt, "promptTokensDetails", "promptTokenDetails"),
    cacheRead: reading.count(usage, "cachedContentTokenCount"),
    cacheReadModalities: modalities(reading, usage, prompt, "cacheTokensDetails"),
  });
  reading.meter("input_tool", tool);
  reading.total("input_tokens", tool);
  reading.total("input_tool_tokens", tool);
  const inside = thoughts > 0 && answer >= thoughts && total === prompt + tool + answer;
  const output = inside ? answer : answer + thoughts;
  splitOutput(reading, {
    output,
    reasoning: thoughts,
    modalities: modalities(
      reading,
      usage,
      answer,
      "candidatesTokensDetails",
      "responseTokensDetails",
    ),
  });
  reading.checkTotal(
    total,
    prompt + tool + output,
    reading.lacking(usage, {
      input_tokens: ["promptTokenCount"],
      ...(isEmbedding(body, usage)
        ? {}
        : { output_tokens: ["candidatesTokenCount", "responseTokenCount", "thoughtsTokenCount"] }),
    }),
  );
  readGrounding(reading, body, model);
  return reading.done({ model, serviceTier });
}

/** Embeddings have no output; their details are `promptTokenDetails`, those of others `promptTokensDetails`. */
const isEmbedding = (body: Json, usage: Json): boolean =>
  ["embedding", "embeddings"].some((field) => body[field] !== undefined) ||
  usage["promptTokenDetails"] !== undefined;

const MODALITIES: Readonly<Record<string, Modality>> = {
  AUDIO: "audio",
  IMAGE: "image",
  VIDEO: "video",
  DOCUMENT: "document",
};

/** Counts by modality from the first of the lists that is present; more than the total is noted. */
function modalities(
  reading: Reading,
  usage: Json,
  total: number,
  ...fields: readonly string[]
): Partial<Record<Modality, number>> {
  const found: Partial<Record<Modality, number>> = {};
  const list = fields.map((field) => parts(usage, field)).find(({ length }) => length > 0) ?? [];
  let sum = 0;
  for (const entry of list) {
    const modality = MODALITIES[(textIn(entry, "modality") ?? "").toUpperCase()];
    if (modality === undefined) continue;
    const count = reading.count(entry, "tokenCount");
    found[modality] = (found[modality] ?? 0) + count;
    sum += count;
  }
  if (sum > total) reading.note("parts_above_total", fields[0], { parts: sum, total });
  return found;
}

/**
 * Grounding with search. Models before Gemini 3 are billed once for each grounded request, later ones
 * for each query (Google, Gemini API pricing, note on grounding).
 */
function readGrounding(reading: Reading, body: Json, model: string | undefined): void {
  let queries = 0;
  for (const candidate of parts(body, "candidates")) {
    const list = part(candidate, "groundingMetadata")?.["webSearchQueries"];
    if (Array.isArray(list)) queries += list.length;
  }
  if (queries === 0) return;
  const byRequest = /^(models\/)?gemini-[12]([.-]|$)/.test(model ?? "");
  if (byRequest) reading.note("search_by_request");
  reading.meter("web_searches", byRequest ? 1 : queries);
  reading.total("web_searches", byRequest ? 1 : queries);
}

/**
 * Gemini's interactions: `total_input_tokens` contains the cached ones; thoughts and tool use stand
 * beside it, and the recorded totals are the sum of the four.
 */
export function readGeminiInteractions(body: Json): Outcome<Usage, UsageError> {
  const reading = new Reading("gemini-interactions");
  const interaction = part(body, "interaction") ?? body;
  const usage = part(interaction, "usage");
  const model = textIn(interaction, "model");
  const serviceTier = serviceTierOf(reading, interaction["service_tier"]);
  if (usage === undefined) {
    reading.note("no_usage");
    return reading.done({ model, serviceTier, known: "none" });
  }
  const input = reading.count(usage, "total_input_tokens");
  const output = reading.count(usage, "total_output_tokens");
  const thoughts = reading.count(usage, "total_thought_tokens");
  const tool = reading.count(usage, "total_tool_use_tokens");
  splitInput(reading, {
    input,
    modalities: byModality(reading, usage, "input_tokens_by_modality"),
    cacheRead: reading.count(usage, "total_cached_tokens"),
    cacheReadModalities: byModality(reading, usage, "cached_tokens_by_modality"),
  });
  reading.meter("input_tool", tool);
  reading.total("input_tokens", tool);
  reading.total("input_tool_tokens", tool);
  splitOutput(reading, {
    output: output + thoughts,
    reasoning: thoughts,
    modalities: byModality(reading, usage, "output_tokens_by_modality"),
  });
  reading.checkTotal(
    reading.count(usage, "total_tokens"),
    input + tool + output + thoughts,
    reading.lacking(usage, {
      input_tokens: ["total_input_tokens"],
      output_tokens: ["total_output_tokens"],
    }),
  );
  return reading.done({ model, serviceTier });
}

function byModality(
  reading: Reading,
  usage: Json,
  field: string,
): Partial<Record<Modality, number>> {
  const found: Partial<Record<Modality, number>> = {};
  for (const entry of parts(usage, field)) {
    const modality = MODALITIES[(textIn(entry, "modality") ?? "").toUpperCase()];
    if (modality === undefined) continue;
    found[modality] = (found[modality] ?? 0) + reading.count(entry, "tokens");
  }
  return found;
}
