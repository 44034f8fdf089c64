import { expect, it } from "vitest";
import { acmeBook, line } from "../acme-book.fixture.ts";
import { at } from "../instant.ts";
import { picoUsdText } from "../pico-usd.ts";
import { readUsage } from "../read-usage.ts";
import { requestCost } from "../request-cost.ts";

/* A count that costs money and is not in the response is unknown, and never zero. */

const book = acmeBook([line("input_text", "1"), line("output_text", "8"), line("pages", "1")]);

const rows: readonly {
  name: string;
  provider?: string;
  api?: string;
  body: object;
  status: "priced" | "partial" | "unpriced";
  lacks?: readonly string[];
  usd?: string;
}[] = [
  {
    name: "chat: no output, no total",
    body: { usage: { prompt_tokens: 1000 } },
    status: "partial",
    lacks: ["output_tokens"],
    usd: "0.001",
  },
  {
    name: "chat: output null",
    body: { choices: [], usage: { prompt_tokens: 1000, completion_tokens: null } },
    status: "partial",
    lacks: ["output_tokens"],
  },
  {
    name: "chat: the total shows that there was some",
    body: { usage: { prompt_tokens: 1000, total_tokens: 1500 } },
    status: "partial",
    lacks: ["output_tokens"],
  },
  {
    name: "chat: the total shows that there was none",
    body: { choices: [], usage: { prompt_tokens: 1000, total_tokens: 1000 } },
    status: "priced",
    usd: "0.001",
  },
  {
    name: "chat: a known zero",
    body: { usage: { prompt_tokens: 1000, completion_tokens: 0 } },
    status: "priced",
    usd: "0.001",
  },
  {
    name: "chat: no input",
    body: { object: "chat.completion", usage: { completion_tokens: 100 } },
    status: "partial",
    lacks: ["input_tokens"],
  },
  {
    name: "chat: an empty usage",
    body: { object: "chat.completion", usage: {} },
    status: "unpriced",
    lacks: ["input_tokens", "output_tokens"],
  },
  {
    name: "chat behind Gemini: the rest of the total is reasoning",
    provider: "google",
    body: { choices: [], usage: { prompt_tokens: 1000, total_tokens: 1500 } },
    status: "priced",
    usd: "0.005",
  },
  {
    name: "embedding: has no output",
    body: { object: "list", data: [], usage: { prompt_tokens: 1000 } },
    status: "priced",
  },
  {
    name: "responses",
    body: { object: "response", usage: { input_tokens: 1000 } },
    status: "partial",
    lacks: ["output_tokens"],
  },
  {
    name: "messages",
    provider: "anthropic",
    body: { type: "message", usage: { input_tokens: 1000, cache_read_input_tokens: 0 } },
    status: "partial",
    lacks: ["output_tokens"],
  },
  {
    name: "Gemini: blocked before any output, and the total says so",
    provider: "google",
    body: { usageMetadata: { promptTokenCount: 1000, totalTokenCount: 1000 } },
    status: "priced",
  },
  {
    name: "Gemini: no total",
    provider: "google",
    body: { usageMetadata: { promptTokenCount: 1000 } },
    status: "partial",
    lacks: ["output_tokens"],
  },
  {
    name: "Gemini: an embedding",
    provider: "google",
    body: { embedding: { values: [] }, usageMetadata: { promptTokenCount: 1000 } },
    status: "priced",
  },
  {
    name: "interactions",
    provider: "google",
    body: { object: "interaction", usage: { total_input_tokens: 1000 } },
    status: "partial",
    lacks: ["output_tokens"],
  },
  {
    name: "converse",
    provider: "bedrock",
    body: { usage: { inputTokens: 1000 } },
    status: "partial",
    lacks: ["output_tokens"],
  },
  {
    name: "invoke: a text model",
    provider: "bedrock",
    body: { prompt_token_count: 1000 },
    status: "partial",
    lacks: ["output_tokens"],
  },
  {
    name: "invoke: an embedding",
    provider: "bedrock",
    body: { embedding: [], "amazon-bedrock-invocationMetrics": { inputTokenCount: 1000 } },
    status: "priced",
  },
  {
    name: "Cohere: chat",
    provider: "cohere",
    body: { message: {}, usage: { billed_units: { input_tokens: 1000 } } },
    status: "partial",
    lacks: ["output_tokens"],
  },
  {
    name: "Cohere: an embedding",
    provider: "cohere",
    body: { embeddings: {}, meta: { billed_units: { input_tokens: 1000 } } },
    status: "priced",
  },
  {
    name: "OCR without its pages",
    provider: "mistral",
    body: { usage_info: { doc_size_bytes: 5 } },
    status: "unpriced",
    lacks: ["pages"],
  },
  {
    name: "speech",
    api: "speech",
    body: { usage: { input_tokens: 1000 } },
    status: "partial",
    lacks: ["output_tokens"],
  },
];

it.each(rows)("$name", ({ provider = "acme", api, body, status, lacks = [], usd }) => {
  const read = readUsage(body, { provider, api });
  if (!read.ok) throw new Error(read.error.code);
  const cost = requestCost(read.value, book, at("2026-07-01"), { provider: "acme", model: "m" });
  expect(cost.status).toBe(status);
  const noted = cost.notes.filter(({ code }) => code === "count_missing");
  expect(noted.map(({ about }) => about)).toEqual(lacks);
  if (usd !== undefined) expect(picoUsdText(cost.totalPico)).toBe(usd);
});
