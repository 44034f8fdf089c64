import type { ApiFlavor } from "../api-flavor.ts";
import { isJson, type Json, part, textIn } from "./reading.ts";

/** Providers that answer `{ input_tokens, output_tokens }` in Anthropic's sense. */
const ANTHROPIC_HOSTS: ReadonlySet<string> = new Set(["anthropic", "bedrock", "vertex", "google"]);

/**
 * The protocol of a body, by fields that only it has; undefined where nothing is recognised.
 *
 * @param provider decides between protocols that share their field names
 */
export function detectApi(body: Json, provider: string): ApiFlavor | undefined {
  if (part(body, "usageMetadata") !== undefined || Array.isArray(body["predictions"])) {
    return "gemini";
  }
  if (Array.isArray(body["candidates"])) return "gemini";
  if (body["object"] === "interaction" || part(body, "interaction") !== undefined) {
    return "gemini-interactions";
  }
  if (part(body, "usage_info") !== undefined) return "mistral-ocr";
  if (part(part(body, "meta"), "billed_units") !== undefined) return "cohere";
  if (body["amazon-bedrock-invocationMetrics"] !== undefined) return "bedrock-invoke";
  if (body["prompt_token_count"] !== undefined) return "bedrock-invoke";
  if (body["inputTextTokenCount"] !== undefined) return "bedrock-invoke";
  if (body["type"] === "response.done") return "openai-realtime";
  const usage = part(body, "usage") ?? part(part(body, "x_groq"), "usage");
  return usage === undefined
    ? byShape(body)
    : (byUsage(usage, body, provider) ?? byShape(body) ?? undefined);
}

function byUsage(usage: Json, body: Json, provider: string): ApiFlavor | undefined {
  const has = (field: string) => usage[field] !== undefined;
  if (has("total_input_tokens")) return "gemini-interactions";
  if (has("billed_units") || isJson(usage["tokens"])) return "cohere";
  if (has("inputTokens") || has("inputTokenCount")) return "bedrock-converse";
  if (has("seconds") || has("prompt_audio_seconds")) return "openai-transcription";
  if (has("prompt_tokens")) {
    if (body["object"] === "text_completion") return "openai-completions";
    return isEmbedding(usage, body) ? "openai-embeddings" : "openai-chat";
  }
  if (!has("input_tokens")) return undefined;
  if (has("input_token_details") && typeof body["text"] === "string") return "openai-transcription";
  if (has("input_token_details")) return "openai-realtime";
  if (body["type"] === "message" || ANTHROPIC_FIELDS.some(has)) return "anthropic-messages";
  if (body["object"] === "response") return "openai-responses";
  const details = part(usage, "input_tokens_details");
  const pictures = details?.["image_tokens"] !== undefined || Array.isArray(body["data"]);
  if (pictures && details?.["cached_tokens"] === undefined) return "openai-images";
  if (details !== undefined || has("output_tokens_details") || has("total_tokens")) {
    return "openai-responses";
  }
  return ANTHROPIC_HOSTS.has(provider) ? "anthropic-messages" : "openai-responses";
}

/** Only an embedding has no output at all; a count of it that lacks elsewhere is a gap, not a zero. */
function isEmbedding(usage: Json, body: Json): boolean {
  if (body["object"] === "list" && Array.isArray(body["data"])) return true;
  if (usage["completion_tokens"] !== undefined || body["choices"] !== undefined) return false;
  const all = usage["total_tokens"] === usage["prompt_tokens"];
  return all || /embed/i.test(textIn(body, "model") ?? "");
}

const ANTHROPIC_FIELDS = [
  "cache_creation_input_tokens",
  "cache_read_input_tokens",
  "cache_creation",
  "server_tool_use",
  "iterations",
  "inference_geo",
] as const;

/** Bodies without a usage block: recognised so that their cost is "unknown" and not "unreadable". */
function byShape(body: Json): ApiFlavor | undefined {
  switch (body["object"]) {
    case "chat.completion":
      return "openai-chat";
    case "text_completion":
      return "openai-completions";
    case "response":
      return "openai-responses";
    default:
  }
  if (body["type"] === "message" && Array.isArray(body["content"])) return "anthropic-messages";
  if (part(body, "output")?.["message"] !== undefined) return "bedrock-converse";
  if (typeof body["duration"] === "number" && textIn(body, "text") !== undefined) {
    return "openai-transcription";
  }
  const data = body["data"];
  const first = Array.isArray(data) && isJson(data[0]) ? data[0] : undefined;
  if (first?.["b64_json"] !== undefined || first?.["url"] !== undefined) return "openai-images";
  return first?.["embedding"] === undefined ? undefined : "openai-embeddings";
}
