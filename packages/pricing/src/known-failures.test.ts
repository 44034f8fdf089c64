import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { acmeBook, factor, line, SINCE } from "./acme-book.fixture.ts";
import type { Book } from "./book.ts";
import { toDecimal } from "./decimal.ts";
import { at } from "./instant.ts";
import type { Meter } from "./meter.ts";
import { picoUsd, picoUsdText } from "./pico-usd.ts";
import type { PriceLine } from "./price-line.ts";
import { readUsage } from "./read-usage.ts";
import { requestCost } from "./request-cost.ts";
import { streamEvents } from "./stream/event-parser.ts";
import { readStream } from "./stream/usage-stream.ts";

/*
 * Cost errors that users reported of other tools, as rows that a pocket calculator checks. Prices are
 * USD for a million tokens, as they stood when the error was reported.
 */

const time = at("2026-07-01", 12);

const prices = (
  provider: string,
  model: string,
  rates: Partial<Record<Meter, string>>,
  more: Partial<PriceLine> = {},
) =>
  Object.entries(rates).map(([meter, usd]) =>
    line(meter as Meter, usd, { provider, model, ...more }),
  );

const claude = {
  input_text: "3",
  cache_read_text: "0.3",
  cache_write: "3.75",
  cache_write_5m: "3.75",
  cache_write_1h: "6",
  output_text: "15",
} as const;
const book = acmeBook(
  [
    ...prices("anthropic", "claude-3-7-sonnet-20250219", claude),
    ...prices("bedrock", "claude-3-7-sonnet-20250219", claude),
    ...prices("vertex", "claude-3-7-sonnet-20250219", claude),
    ...prices("anthropic", "claude-opus", { input_text: "5", output_text: "25" }),
    ...prices(
      "google",
      "gemini-pro",
      { input_text: "1.25", cache_read_text: "0.125", output_text: "10" },
      { when: { contextUpTo: 200_000 } },
    ),
    ...prices(
      "google",
      "gemini-pro",
      { input_text: "2.5", cache_read_text: "0.25", output_text: "15" },
      { when: { contextAbove: 200_000 } },
    ),
    ...prices("google", "gemini-image", {
      input_text: "0.3",
      output_text: "2.5",
      output_image: "30",
    }),
    ...prices("openai", "gpt-5", {
      input_text: "1.25",
      cache_read_text: "0.125",
      output_text: "10",
    }),
    ...prices(
      "openai",
      "gpt-5",
      { input_text: "0.625", cache_read_text: "0.0625", output_text: "5" },
      { when: { serviceTier: "flex" } },
    ),
    ...prices(
      "openai",
      "gpt-5",
      { input_text: "2.5", cache_read_text: "0.25", output_text: "20" },
      { when: { serviceTier: "priority" } },
    ),
    ...prices("openai", "text-embedding-3-small", { input_text: "0.02" }),
  ],
  {
    factors: [
      factor("0.5", { serviceTier: "batch" }, { provider: "anthropic" }),
      factor("0.5", { serviceTier: "batch" }, { provider: "openai", id: "openai-batch" }),
    ],
  },
);

function cost(
  body: unknown,
  provider: string,
  options: { book?: Book; knownAt?: string; at?: string } = {},
) {
  const read = readUsage(body, { provider });
  if (!read.ok) throw new Error(read.error.code);
  const { knownAt } = options;
  return requestCost(read.value, options.book ?? book, options.at ? at(options.at) : time, {
    provider,
    ...(knownAt === undefined ? {} : { knownAt: at(knownAt) }),
  });
}

function streamed(events: readonly unknown[], provider: string) {
  const text = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
  const read = readStream(streamEvents(text), { provider });
  const [usage] = read.ok ? read.value : [];
  if (usage === undefined) throw new Error("no usage");
  return requestCost(usage, book, time, { provider });
}

const usd = (one: ReturnType<typeof requestCost>) => `${one.status} ${toDecimal(one.usd).text}`;
const sonnet = { type: "message", model: "claude-3-7-sonnet-20250219" };
const start = (usage: object) => ({
  type: "message_start",
  message: { ...sonnet, id: "msg_1", usage },
});
const delta = (usage: object) => ({
  type: "message_delta",
  delta: { stop_reason: "end_turn" },
  usage,
});
const stop = { type: "message_stop" };
const chat = (usage: object, more: object = {}) => ({
  object: "chat.completion",
  model: "gpt-5",
  usage,
  ...more,
});

const reports: readonly { report: string; ours: string; got: () => unknown; want: unknown }[] = [
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
    report: "litellm#11789",
    ours: "a cache read in a stream has the read price: 10 × 3 + 100,000 × 0.3 + 20 × 15",
    got: () =>
      usd(
        streamed(
          [
            start({ input_tokens: 10, cache_read_input_tokens: 100_000, output_tokens: 1 }),
            delta({ output_tokens: 20 }),
            stop,
          ],
          "anthropic",
        ),
      ),
    want: "priced 0.03033",
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
  {
    report: "bifrost#3451",
    ours: "a cache write told at both ends of a stream is one: 100,000 × 3.75 + 10 × 15",
    got: () =>
      usd(
        streamed(
          [
            start({ input_tokens: 0, cache_creation_input_tokens: 100_000, output_tokens: 1 }),
            delta({ input_tokens: 0, cache_creation_input_tokens: 100_000, output_tokens: 10 }),
            stop,
          ],
          "anthropic",
        ),
      ),
    want: "priced 0.37515",
  },
  {
    report: "envoyproxy/ai-gateway#2279",
    ours: "the last cumulative count wins: 100 × 3 + 30 × 15",
    got: () =>
      usd(
        streamed(
          [
            start({ input_tokens: 100, output_tokens: 1 }),
            delta({ output_tokens: 10 }),
            delta({ output_tokens: 20 }),
            delta({ output_tokens: 30 }),
            stop,
          ],
          "anthropic",
        ),
      ),
    want: "priced 0.00075",
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
    report: "litellm#35691",
    ours: "a custom or dated name that nobody reviewed is unpriced, never 0",
    got: () =>
      cost(
        {
          ...sonnet,
          model: "claude-3-7-sonnet-20991231",
          usage: { input_tokens: 9, output_tokens: 9 },
        },
        "anthropic",
      ).status,
    want: "unpriced",
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
  {
    report: "openllmetry#627",
    ours: "a chat stream's counts are in its last chunk",
    got: () =>
      usd(
        streamed(
          [
            {
              object: "chat.completion.chunk",
              model: "gpt-5",
              choices: [{ delta: { content: "Hi" } }],
              usage: null,
            },
            {
              object: "chat.completion.chunk",
              model: "gpt-5",
              choices: [],
              usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
            },
          ],
          "openai",
        ),
      ),
    want: "priced 0.000225",
  },
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
  {
    report: "catalogue errors",
    ours: "a sibling's price is not taken by its prefix",
    got: () =>
      cost(chat({ prompt_tokens: 1, completion_tokens: 1 }, { model: "gpt-5-nano" }), "openai")
        .status,
    want: "unpriced",
  },
  {
    report: "20-token embeddings",
    ours: "1e8 requests of 20 tokens at 0.02 are 40 USD, not 0",
    got: () => {
      const one = cost(
        {
          object: "list",
          data: [{ embedding: [] }],
          model: "text-embedding-3-small",
          usage: { prompt_tokens: 20, total_tokens: 20 },
        },
        "openai",
      ).totalPico;
      return picoUsdText(picoUsd(one * 100_000_000n));
    },
    want: "40",
  },
  {
    report: "litellm#36523",
    ours: "a stream of the responses API has its counts in the last event: 100 × 1.25 + 10 × 10",
    got: () =>
      usd(
        streamed(
          [
            {
              type: "response.created",
              response: { object: "response", model: "gpt-5", usage: null },
            },
            { type: "response.output_text.delta", delta: "Hi" },
            {
              type: "response.completed",
              response: {
                object: "response",
                model: "gpt-5",
                usage: { input_tokens: 100, output_tokens: 10, total_tokens: 110 },
              },
            },
          ],
          "openai",
        ),
      ),
    want: "priced 0.000225",
  },
  {
    report: "bifrost#4484",
    ours: "an incomplete response is billed like a complete one",
    got: () =>
      usd(
        streamed(
          [
            { type: "response.created", response: { object: "response", model: "gpt-5" } },
            {
              type: "response.incomplete",
              response: {
                object: "response",
                model: "gpt-5",
                usage: { input_tokens: 100, output_tokens: 10, total_tokens: 110 },
              },
            },
          ],
          "openai",
        ),
      ),
    want: "priced 0.000225",
  },
  {
    report: "envoyproxy/ai-gateway#2563",
    ours: "a disconnect after the last frame loses nothing, although [DONE] never came",
    got: () =>
      usd(
        streamed(
          [
            {
              object: "chat.completion.chunk",
              model: "gpt-5",
              choices: [{ finish_reason: "stop" }],
              usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
            },
          ],
          "openai",
        ),
      ),
    want: "priced 0.000225",
  },
];

/** Rows about records, imports or the proxy, not about the cost of one response. */
const elsewhere: readonly { report: string; belongsTo: string }[] = [
  { report: "langfuse#14754", belongsTo: "import: parent spans that repeat their children" },
  { report: "langfuse#2112", belongsTo: "ledger: a hit in the caller's own cache" },
  { report: "litellm#17410", belongsTo: "same rule as litellm#31142" },
  { report: "litellm#37046", belongsTo: "same rule as litellm#13810" },
  { report: "litellm PR 35925", belongsTo: "same rule as litellm#13810" },
  { report: "litellm PR 42467", belongsTo: "same rule as litellm#35691" },
  { report: "helicone#5374", belongsTo: "same rule as litellm#35691" },
  { report: "langfuse tiers", belongsTo: "same rule as litellm#30135" },
  { report: "docs#2018", belongsTo: "same rule as langfuse#12184" },
  { report: "openllmetry#2175", belongsTo: "import: names of attributes" },
  { report: "openllmetry#4261", belongsTo: "import: names of attributes" },
  { report: "litellm#15740", belongsTo: "ledger: one call logged twice" },
  { report: "litellm#17814", belongsTo: "ledger: a retrieval billed again" },
  { report: "litellm#12084", belongsTo: "ledger: a batch billed on every poll" },
  { report: "litellm#35358", belongsTo: "ledger: a batch billed on every poll" },
  { report: "litellm#37358", belongsTo: "gateway: later rounds of tools" },
  { report: "new-api#5235", belongsTo: "gateway: policy on disconnects" },
  { report: "new-api#5289", belongsTo: "gateway: policy on disconnects" },
  { report: "litellm#19163", belongsTo: "ledger: aggregates" },
];

describe("reported cost errors", () => {
  it.each(reports)("$report: $ours", ({ got, want }) => {
    expect(got()).toEqual(want);
  });

  it("the made-up prices hold since the first of January", () => {
    expect(time).toBeGreaterThan(SINCE);
  });
});

const file = fileURLToPath(
  new URL("../../../../shared/reference/known-failures.md", import.meta.url),
);

describe.skipIf(!existsSync(file))(
  "the list of reports (skipped where it is not beside the repository)",
  () => {
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    const sections = text.split(/^## /m).filter((one) => /^(Cost|Lost or doubled usage)/.test(one));
    const named = sections.join("\n").match(/[\w/.-]+#\d+/g) ?? [];

    it.each([...new Set(named)].filter((one) => !one.startsWith("#")))(
      "%s has a row or a reason",
      (report) => {
        const known = [...reports, ...elsewhere].map((row) => row.report.split(" ")[0]);
        expect(known).toContain(report);
      },
    );
  },
);
