import { expect, it } from "vitest";
import { shortestCached } from "./shortest-cached.ts";

it.each([
  ["openai", "gpt-5.1", 1024],
  ["anthropic", "claude-sonnet-5-5", 1024],
  ["anthropic", "claude-haiku-4-5", 4096],
  ["bedrock", "us.anthropic.claude-opus-4-6-v1:0", 4096],
  ["anthropic", "claude-opus-5", 512],
  ["anthropic", "claude-opus-5-20260301", 512],
  ["anthropic", "claude-opus-5-5", 1024],
  ["deepseek", "deepseek-chat", 64],
  ["groq", "llama-3.1-8b-instant", undefined],
])("%s/%s caches from %s tokens on", (provider, id, tokens) => {
  expect(shortestCached(provider, id)).toBe(tokens);
});
