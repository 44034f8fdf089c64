/**
 * The protocol in which a response states its usage. It decides which fields count, and whether the
 * input count already contains the cached tokens.
 */
export type ApiFlavor =
  | "openai-chat"
  | "openai-responses"
  | "openai-embeddings"
  | "openai-images"
  | "openai-transcription"
  | "openai-speech"
  | "openai-completions"
  | "openai-realtime"
  | "anthropic-messages"
  | "gemini"
  | "gemini-interactions"
  | "bedrock-converse"
  | "bedrock-invoke"
  | "cohere"
  | "mistral-ocr"
  /** Read by another book's own reader. */
  | "foreign"
  /** Typed or computed; there was no response. */
  | "manual";

/** Every protocol read by our own reader. */
export const API_FLAVORS: readonly ApiFlavor[] = [
  "openai-chat",
  "openai-responses",
  "openai-embeddings",
  "openai-images",
  "openai-transcription",
  "openai-speech",
  "openai-completions",
  "openai-realtime",
  "anthropic-messages",
  "gemini",
  "gemini-interactions",
  "bedrock-converse",
  "bedrock-invoke",
  "cohere",
  "mistral-ocr",
];
