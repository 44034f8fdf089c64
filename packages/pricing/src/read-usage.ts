import { fail, type Outcome, ok } from "@outlay/document";
import { API_FLAVORS, type ApiFlavor } from "./api-flavor.ts";
import { providerId } from "./provider-id.ts";
import { detectApi } from "./reading/detect-api.ts";
import { readAnthropic } from "./reading/read-anthropic.ts";
import { readBedrockConverse, readBedrockInvoke } from "./reading/read-bedrock.ts";
import { readCohere, readMistralOcr } from "./reading/read-cohere.ts";
import { readGemini, readGeminiInteractions } from "./reading/read-gemini.ts";
import { readOpenAiChat } from "./reading/read-openai-chat.ts";
import {
  readOpenAiEmbeddings,
  readOpenAiImages,
  readRealtime,
  readSpeech,
  readTranscription,
} from "./reading/read-openai-media.ts";
import { readOpenAiResponses } from "./reading/read-openai-responses.ts";
import { isJson, type Json, part, textIn } from "./reading/reading.ts";
import type { Usage } from "./usage.ts";
import type { UsageError, UsageSource } from "./usage-source.ts";

/** Short names of protocols, as people and other tools call them. */
const SHORT_NAMES: Readonly<Record<string, ApiFlavor>> = {
  chat: "openai-chat",
  responses: "openai-responses",
  embeddings: "openai-embeddings",
  images: "openai-images",
  transcription: "openai-transcription",
  speech: "openai-speech",
  completions: "openai-completions",
  realtime: "openai-realtime",
  anthropic: "anthropic-messages",
  messages: "anthropic-messages",
  google: "gemini",
  interactions: "gemini-interactions",
  converse: "bedrock-converse",
  invoke: "bedrock-invoke",
  ocr: "mistral-ocr",
};

/** The protocol that a name means; undefined for one that we do not read. */
export function apiFlavorOf(name: string): ApiFlavor | undefined {
  if (Object.hasOwn(SHORT_NAMES, name)) return SHORT_NAMES[name];
  return API_FLAVORS.find((flavor) => flavor === name);
}

/**
 * Usage of one response body, on disjoint meters. Any JSON gives a usage or a failure; it never
 * throws. A body that is recognised but says nothing about usage gives `known: "none"`.
 *
 * @example
 * const body = { model: "m", usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15, prompt_tokens_details: { cached_tokens: 4 } } };
 * const read = readUsage(body, { provider: "openai", api: "chat" });
 * read.ok && read.value.meters // => { input_text: 6, cache_read_text: 4, output_text: 5 }
 */
export function readUsage(body: unknown, source: UsageSource): Outcome<Usage, UsageError> {
  if (!isJson(body)) return fail({ code: "not_an_object" });
  const provider = providerId(source.provider);
  const { api: named } = source;
  const told = named === undefined || named === "default" ? undefined : apiFlavorOf(named);
  if (named !== undefined && named !== "default" && told === undefined) {
    return fail({ code: "unknown_api", api: named, known: API_FLAVORS });
  }
  const error = errorMessage(body);
  if (error !== undefined) return fail({ code: "provider_error", message: error });
  const api = told ?? detectApi(body, provider) ?? fromHeaders(source, provider);
  if (api === undefined) {
    return fail({ code: "not_recognised", fields: Object.keys(body).slice(0, 20) });
  }
  const read = readAs(api, body, provider, source);
  if (!read.ok || told !== undefined) return read;
  const note = { code: "api_detected", about: api } as const;
  return ok({ ...read.value, notes: [note, ...read.value.notes] });
}

function fromHeaders(source: UsageSource, provider: string): ApiFlavor | undefined {
  return provider === "bedrock" && source.headers !== undefined ? "bedrock-invoke" : undefined;
}

function readAs(
  api: ApiFlavor,
  body: Json,
  provider: string,
  source: UsageSource,
): Outcome<Usage, UsageError> {
  switch (api) {
    case "openai-chat":
    case "openai-completions":
      return readOpenAiChat(body, provider);
    case "openai-responses":
      return readOpenAiResponses(body, provider);
    case "openai-embeddings":
      return readOpenAiEmbeddings(body);
    case "openai-images":
      return readOpenAiImages(body);
    case "openai-transcription":
      return readTranscription(body);
    case "openai-speech":
      return readSpeech(body);
    case "openai-realtime":
      return readRealtime(body);
    case "anthropic-messages":
      return readAnthropic(body);
    case "gemini":
      return readGemini(body);
    case "gemini-interactions":
      return readGeminiInteractions(body);
    case "bedrock-converse":
      return readBedrockConverse(body);
    case "bedrock-invoke":
      return readBedrockInvoke(body, source);
    case "cohere":
      return readCohere(body);
    case "mistral-ocr":
      return readMistralOcr(body);
    case "foreign":
    case "manual":
      return fail({ code: "unknown_api", api, known: API_FLAVORS });
  }
}

/** Fields of an error that says no more than its message: Bedrock, Cohere, gateways. */
const BESIDE_A_MESSAGE: ReadonlySet<string> = new Set([
  ...["message", "Message", "detail", "code", "status", "statusCode", "type", "id", "request_id"],
]);

/** The message of an answer that is an error and has no usage. */
function errorMessage(body: Json): string | undefined {
  if (body["usage"] !== undefined && body["usage"] !== null) return undefined;
  const error = body["error"];
  if (typeof error === "string") return error;
  if (isJson(error)) return textIn(error, "message") ?? textIn(error, "type") ?? "an error";
  if (part(body, "usageMetadata") !== undefined) return undefined;
  const says = textIn(body, "message") ?? textIn(body, "Message") ?? textIn(body, "detail");
  // Mistral: object "error"; AWS: a message with or without its type; others: a message and little else.
  const named = body["type"] === "error" || body["object"] === "error" || "__type" in body;
  if (named) return says ?? "an error";
  const fields = Object.keys(body).filter((field) => !BESIDE_A_MESSAGE.has(field));
  return fields.length === 0 && says !== undefined ? says : undefined;
}
