import { expect, it } from "vitest";
import { acmeBook, line } from "../acme-book.fixture.ts";
import { at } from "../instant.ts";
import { chat, cost, type Report, sonnet, usd } from "./reports.fixture.ts";

/* Tiers, boundaries, times to live, modalities, dates. */
const reports: readonly Report[] = [
  {
    report: "litellm#38056",
    ours: "each time to live has its own line: 1,000 × 3.75 + 1,000 × 6",
    got: () =>
      usd(
        cost(
          {
            ...sonnet,
            usage: {
              input_tokens: 0,
              cache_creation_input_tokens: 2_000,
              cache_creation: {
                ephemeral_5m_input_tokens: 1_000,
                ephemeral_1h_input_tokens: 1_000,
              },
              output_tokens: 0,
            },
          },
          "anthropic",
        ),
      ),
    want: "priced 0.00975",
  },
  ...[
    { prompt: 200_000, want: "priced 0.25001" },
    { prompt: 200_001, want: "priced 0.5000175" },
  ].map(({ prompt, want }) => ({
    report: `litellm#30135 ${prompt}`,
    ours: "the boundary is stated: 200,000 is the lower tier's, one more is the higher one's",
    got: () =>
      usd(
        cost(
          {
            modelVersion: "gemini-pro",
            usageMetadata: {
              promptTokenCount: prompt,
              candidatesTokenCount: 1,
              totalTokenCount: prompt + 1,
            },
          },
          "google",
        ),
      ),
    want,
  })),
  ...[
    { tier: "default", want: "priced 0.01125" },
    { tier: "flex", want: "priced 0.005625" },
    { tier: "priority", want: "priced 0.0225" },
    { tier: "batch", want: "priced 0.005625" },
    { tier: "scale", want: "unpriced 0" },
  ].map(({ tier, want }) => ({
    report: `litellm#13810 ${tier}`,
    ours: "1,000 in, 1,000 out: the service tier decides, and a tier without price is unpriced",
    got: () =>
      usd(
        cost(
          chat(
            { prompt_tokens: 1_000, completion_tokens: 1_000, total_tokens: 2_000 },
            { service_tier: tier },
          ),
          "openai",
        ),
      ),
    want,
  })),
  {
    report: "litellm#31142",
    ours: "an image of 1,290 tokens has its own price: 100 × 0.3 + 1,290 × 30 + 10 × 2.5",
    got: () =>
      usd(
        cost(
          {
            modelVersion: "gemini-image",
            usageMetadata: {
              promptTokenCount: 100,
              candidatesTokenCount: 1_300,
              totalTokenCount: 1_400,
              candidatesTokensDetails: [{ modality: "IMAGE", tokenCount: 1_290 }],
            },
          },
          "google",
        ),
      ),
    want: "priced 0.038755",
  },
  {
    report: "litellm#38341",
    ours: "batch and cache combine: (1,000 × 3 + 1,000 × 0.3 + 100 × 15) × 0.5",
    got: () =>
      usd(
        cost(
          {
            ...sonnet,
            usage: {
              input_tokens: 1_000,
              cache_read_input_tokens: 1_000,
              output_tokens: 100,
              service_tier: "batch",
            },
          },
          "anthropic",
        ),
      ),
    want: "priced 0.0024",
  },
  ...[
    { name: "as billed", knownAt: "2026-06-10", want: "priced 0.004" },
    { name: "restated", knownAt: "2026-06-30", want: "priced 0.002" },
  ].map(({ name, knownAt, want }) => ({
    report: `langfuse#12184 ${name}`,
    ours: "the price fell on 1 June and we learnt it on 20 June: both answers stay reproducible",
    got: () => {
      const history = acmeBook([
        line("input_text", "4"),
        line("input_text", "2", {
          effective: { from: at("2026-06-01") },
          known: { from: at("2026-06-20") },
        }),
      ]);
      return usd(
        cost({ model: "m", usage: { prompt_tokens: 1_000, completion_tokens: 0 } }, "acme", {
          book: history,
          at: "2026-06-10",
          knownAt,
        }),
      );
    },
    want,
  })),
  {
    report: "claude-observability-plugin#34",
    ours: "a one-hour write is not a five-minute one: 4,000 × 6",
    got: () =>
      usd(
        cost(
          {
            ...sonnet,
            usage: {
              input_tokens: 0,
              cache_creation_input_tokens: 4_000,
              cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 4_000 },
              output_tokens: 0,
            },
          },
          "anthropic",
        ),
      ),
    want: "priced 0.024",
  },
];

it.each(reports)("$report: $ours", ({ got, want }) => {
  expect(got()).toEqual(want);
});
