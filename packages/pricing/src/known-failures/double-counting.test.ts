import { expect, it } from "vitest";
import { chat, cost, type Report, sonnet, usd } from "./reports.fixture.ts";

/* Tokens counted twice, or not at all. */
const reports: readonly Report[] = [
  {
    report: "litellm#9812",
    ours: "a cache write is counted once: 3 × 3 + 12,304 × 3.75 + 550 × 15",
    got: () =>
      usd(
        cost(
          {
            ...sonnet,
            usage: {
              input_tokens: 3,
              cache_creation_input_tokens: 12_304,
              cache_read_input_tokens: 0,
              output_tokens: 550,
            },
          },
          "anthropic",
        ),
      ),
    want: "priced 0.054399",
  },
  {
    report: "litellm#14849",
    ours: "Gemini's prompt contains its cache, and the long tier holds: 10,000 × 2.5 + 240,000 × 0.25 + 1,000 × 15",
    got: () =>
      usd(
        cost(
          {
            modelVersion: "gemini-pro",
            usageMetadata: {
              promptTokenCount: 250_000,
              cachedContentTokenCount: 240_000,
              candidatesTokenCount: 1_000,
              totalTokenCount: 251_000,
            },
          },
          "google",
        ),
      ),
    want: "priced 0.1",
  },
  ...(["anthropic", "vertex", "bedrock"] as const).map((provider) => ({
    report: `Portkey#1564 ${provider}`,
    ours: "100 fresh, 2,000 from the cache, 50 out: one cost wherever it ran",
    got: () =>
      usd(
        cost(
          {
            ...sonnet,
            usage: { input_tokens: 100, cache_read_input_tokens: 2_000, output_tokens: 50 },
          },
          provider,
        ),
      ),
    want: "priced 0.00165",
  })),
  {
    report: "Portkey#1564 bedrock converse",
    ours: "inputTokens leaves the cache out: the same 100, 2,000 and 50",
    got: () =>
      usd(
        cost(
          {
            model: sonnet.model,
            usage: {
              inputTokens: 100,
              cacheReadInputTokens: 2_000,
              cacheWriteInputTokens: 0,
              outputTokens: 50,
              totalTokens: 2_150,
            },
          },
          "bedrock",
        ),
      ),
    want: "priced 0.00165",
  },
  {
    report: "litellm PR 39294",
    ours: "attempts inside one call: the declined one free, the other by its own model, 412 × 5 + 264 × 25",
    got: () =>
      usd(
        cost(
          {
            type: "message",
            model: "claude-opus",
            usage: {
              input_tokens: 412,
              output_tokens: 264,
              iterations: [
                { type: "message", model: sonnet.model, input_tokens: 408, output_tokens: 0 },
                {
                  type: "fallback_message",
                  model: "claude-opus",
                  input_tokens: 412,
                  output_tokens: 264,
                },
              ],
            },
          },
          "anthropic",
        ),
      ),
    want: "priced 0.00866",
  },
  {
    report: "litellm PR 39294 billed attempts",
    ours: "an attempt with output is billed by its own model: 408 × 3 + 10 × 15 + 412 × 5 + 264 × 25",
    got: () =>
      usd(
        cost(
          {
            type: "message",
            model: "claude-opus",
            usage: {
              input_tokens: 412,
              output_tokens: 264,
              iterations: [
                { type: "message", model: sonnet.model, input_tokens: 408, output_tokens: 10 },
                {
                  type: "fallback_message",
                  model: "claude-opus",
                  input_tokens: 412,
                  output_tokens: 264,
                },
              ],
            },
          },
          "anthropic",
        ),
      ),
    want: "priced 0.010034",
  },
  {
    report: "langfuse#11244",
    ours: "reasoning is inside the output: 100 × 1.25 + 500 × 10",
    got: () =>
      usd(
        cost(
          chat({
            prompt_tokens: 100,
            completion_tokens: 500,
            total_tokens: 600,
            completion_tokens_details: { reasoning_tokens: 400 },
          }),
          "openai",
        ),
      ),
    want: "priced 0.005125",
  },
  {
    report: "langfuse#16409",
    ours: "an embedding's total is not added to its prompt: 20 × 0.02",
    got: () =>
      usd(
        cost(
          {
            object: "list",
            data: [{ embedding: [] }],
            model: "text-embedding-3-small",
            usage: { prompt_tokens: 20, total_tokens: 20 },
          },
          "openai",
        ),
      ),
    want: "priced 0.0000004",
  },
  {
    report: "mlflow#24759",
    ours: "cached tokens are kept apart, not dropped and not at full price: 100 × 1.25 + 900 × 0.125",
    got: () =>
      usd(
        cost(
          chat({
            prompt_tokens: 1_000,
            completion_tokens: 0,
            total_tokens: 1_000,
            prompt_tokens_details: { cached_tokens: 900 },
          }),
          "openai",
        ),
      ),
    want: "priced 0.0002375",
  },
];

it.each(reports)("$report: $ours", ({ got, want }) => {
  expect(got()).toEqual(want);
});
