import type { Outcome } from "@outlay/document";
import type { Usage } from "../usage.ts";
import type { UsageError } from "../usage-source.ts";
import { serviceTierOf } from "./facts.ts";
import { type Json, part, parts, Reading, textIn } from "./reading.ts";
import { splitInput, splitOutput } from "./split.ts";

/** Input and output under the names that the audio and image protocols have for them. */
const BOTH_COUNTS = {
  input_tokens: ["input_tokens", "prompt_tokens"],
  output_tokens: ["output_tokens", "completion_tokens"],
} as const;

/** Embeddings: `prompt_tokens` is all there is (OpenAI, API reference of the embedding object). */
export function readOpenAiEmbeddings(body: Json): Outcome<Usage, UsageError> {
  const reading = new Reading("openai-embeddings");
  const usage = part(body, "usage");
  const model = textIn(body, "model");
  if (usage === undefined) {
    reading.note("no_usage");
    return reading.done({ model, known: "none" });
  }
  const image = reading.count(part(usage, "prompt_tokens_details"), "image_tokens");
  const input = reading.firstCount(usage, "prompt_tokens", "input_tokens", "total_tokens");
  splitInput(reading, { input, cacheRead: 0, modalities: { image } });
  const fields = ["prompt_tokens", "input_tokens", "total_tokens"];
  reading.checkPresent(reading.lacking(usage, { input_tokens: fields }));
  return reading.done({ model, serviceTier: serviceTierOf(reading, body["service_tier"]) });
}

/**
 * Images: token counts by modality where the model has them (gpt-image), else pictures by size and
 * quality (dall-e, Imagen). Output tokens without a breakdown are image tokens.
 */
export function readOpenAiImages(body: Json): Outcome<Usage, UsageError> {
  const reading = new Reading("openai-images");
  const usage = part(body, "usage");
  const facts = { model: textIn(body, "model"), variant: imageVariant(body) };
  if (usage === undefined) {
    const images = parts(body, "data").length;
    reading.meter("images", images);
    reading.total("images", images);
    if (images === 0) reading.note("no_usage");
    return reading.done({ ...facts, known: images === 0 ? "none" : "exact" });
  }
  const inputDetails = part(usage, "input_tokens_details");
  const cachedDetails = part(inputDetails, "cached_tokens_details");
  const outputDetails = part(usage, "output_tokens_details");
  const input = reading.count(usage, "input_tokens");
  const output = reading.count(usage, "output_tokens");
  splitInput(reading, {
    input,
    cacheRead: reading.count(inputDetails, "cached_tokens"),
    modalities: { image: reading.count(inputDetails, "image_tokens") },
    cacheReadModalities: { image: reading.count(cachedDetails, "image_tokens") },
  });
  const text = reading.count(outputDetails, "text_tokens");
  splitOutput(reading, { output, modalities: { image: Math.max(0, output - text) } });
  reading.checkTotal(
    reading.count(usage, "total_tokens"),
    input + output,
    reading.lacking(usage, BOTH_COUNTS),
  );
  return reading.done(facts);
}

function imageVariant(body: Json): Readonly<Record<string, string>> | undefined {
  const size = textIn(body, "size");
  const quality = textIn(body, "quality");
  if (size === undefined && quality === undefined) return undefined;
  return { ...(size && { size }), ...(quality && { quality }) };
}

/**
 * Transcription: billed by tokens (gpt-4o-transcribe: `type: "tokens"`) or by duration (whisper:
 * `type: "duration"`, or the `duration` of a verbose answer; Mistral: `prompt_audio_seconds`). Where
 * both are given the seconds are billed, and the tokens are informative (Mistral's price list is
 * per minute of audio).
 */
export function readTranscription(body: Json): Outcome<Usage, UsageError> {
  const reading = new Reading("openai-transcription");
  const usage = part(body, "usage");
  const model = textIn(body, "model");
  const seconds =
    reading.amount(usage, "seconds") ||
    reading.amount(usage, "prompt_audio_seconds") ||
    (usage === undefined ? reading.amount(body, "duration") : 0);
  const input = reading.firstCount(usage, "input_tokens", "prompt_tokens");
  const output = reading.firstCount(usage, "output_tokens", "completion_tokens");
  if (seconds > 0) {
    reading.meter("audio_seconds", seconds);
    reading.total("audio_seconds", seconds);
    if (input + output > 0) {
      reading.total("input_tokens", input);
      reading.total("output_tokens", output);
      reading.note("tokens_not_billed", "seconds of audio");
    }
    return reading.done({ model });
  }
  if (usage === undefined) {
    reading.note("no_usage");
    return reading.done({ model, known: "none" });
  }
  const details = part(usage, "input_token_details") ?? part(usage, "input_tokens_details");
  const audio = reading.count(details, "audio_tokens");
  splitInput(reading, { input, cacheRead: 0, modalities: { audio } });
  splitOutput(reading, { output });
  reading.checkTotal(
    reading.count(usage, "total_tokens"),
    input + output,
    reading.lacking(usage, BOTH_COUNTS),
  );
  return reading.done({ model });
}

/** Speech by tokens (gpt-4o-mini-tts): text in, audio out. Older models give no usage at all. */
export function readSpeech(body: Json): Outcome<Usage, UsageError> {
  const reading = new Reading("openai-speech");
  const usage = part(body, "usage");
  const model = textIn(body, "model");
  if (usage === undefined) {
    reading.note("no_usage");
    return reading.done({ model, known: "none" });
  }
  const input = reading.count(usage, "input_tokens");
  const output = reading.count(usage, "output_tokens");
  splitInput(reading, { input, cacheRead: 0 });
  splitOutput(reading, { output, modalities: { audio: output } });
  reading.checkTotal(
    reading.count(usage, "total_tokens"),
    input + output,
    reading.lacking(usage, BOTH_COUNTS),
  );
  return reading.done({ model });
}

/**
 * Realtime (`response.done`): `input_tokens` contains the cached ones, both broken down by modality
 * (OpenAI, API reference of the realtime server events).
 */
export function readRealtime(body: Json): Outcome<Usage, UsageError> {
  const reading = new Reading("openai-realtime");
  const response = part(body, "response") ?? body;
  const usage = part(response, "usage");
  const model = textIn(response, "model");
  if (usage === undefined) {
    reading.note("no_usage");
    return reading.done({ model, known: "none" });
  }
  const inputDetails = part(usage, "input_token_details");
  const cached = part(inputDetails, "cached_tokens_details");
  const outputDetails = part(usage, "output_token_details");
  const input = reading.count(usage, "input_tokens");
  const output = reading.count(usage, "output_tokens");
  splitInput(reading, {
    input,
    cacheRead: reading.count(inputDetails, "cached_tokens"),
    modalities: {
      audio: reading.count(inputDetails, "audio_tokens"),
      image: reading.count(inputDetails, "image_tokens"),
    },
    cacheReadModalities: {
      audio: reading.count(cached, "audio_tokens"),
      image: reading.count(cached, "image_tokens"),
    },
  });
  splitOutput(reading, {
    output,
    modalities: { audio: reading.count(outputDetails, "audio_tokens") },
  });
  reading.checkTotal(
    reading.count(usage, "total_tokens"),
    input + output,
    reading.lacking(usage, BOTH_COUNTS),
  );
  return reading.done({ model });
}
