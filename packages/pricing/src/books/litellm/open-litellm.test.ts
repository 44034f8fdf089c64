import { expect, it } from "vitest";
import { at, type Conditions, toDecimal } from "../../index.ts";
import { openLitellm } from "./open-litellm.ts";

const open = (json: unknown) => {
  const book = openLitellm(JSON.stringify(json), "prices.json", "litellm");
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  return book.value;
};

/** Lines of one entry as `meter usd/per {conditions}`. */
const lines = (entry: object): string[] =>
  open({ m: { litellm_provider: "p", mode: "chat", ...entry } }).lines.map(
    ({ meter, usd, per, when }) => `${meter} ${toDecimal(usd).text}/${per} ${words(when)}`,
  );
const words = (when: Conditions): string => JSON.stringify(when).replaceAll('"', "");

it.each([
  { entry: { input_cost_per_token: 2e-6 }, want: ["input_text 0.000002/1 {}"] },
  {
    entry: { input_cost_per_token_batches: 1e-6 },
    want: ["input_text 0.000001/1 {serviceTier:batch}"],
  },
  {
    entry: { output_cost_per_token_flex: 1e-6 },
    want: ["output_text 0.000001/1 {serviceTier:flex}"],
  },
  {
    entry: { cache_read_input_token_cost_above_272k_tokens_priority: 1e-6 },
    want: ["cache_read_text 0.000001/1 {contextAbove:272000,serviceTier:priority}"],
  },
  {
    entry: { cache_creation_input_token_cost_above_1hr_above_200k_tokens: 1e-5 },
    want: ["cache_write_1h 0.00001/1 {contextAbove:200000}"],
  },
  { entry: { input_cost_per_token_cache_hit: 2e-8 }, want: ["cache_read_text 0.00000002/1 {}"] },
  {
    entry: { cache_read_input_token_cost: 1e-8, input_cost_per_token_cache_hit: 2e-8 },
    want: ["cache_read_text 0.00000001/1 {}"],
  },
  { entry: { input_cost_per_audio_token: 1e-5 }, want: ["input_audio 0.00001/1 {}"] },
  { entry: { output_cost_per_image: 0.04 }, want: ["images 0.04/1 {}"] },
  { entry: { mode: "image_generation", input_cost_per_image: 0.04 }, want: ["images 0.04/1 {}"] },
  {
    entry: { mode: "image_generation", input_cost_per_image: 0.01, output_cost_per_image: 0.04 },
    want: ["input_images 0.01/1 {}", "images 0.04/1 {}"],
  },
  { entry: { file_search_cost_per_1k_calls: 2.5 }, want: ["file_searches 2.5/1000 {}"] },
  { entry: { mode: "rerank", input_cost_per_query: 0.002 }, want: ["search_units 0.002/1 {}"] },
  { entry: { mode: "search", input_cost_per_query: 0.005 }, want: ["web_searches 0.005/1 {}"] },
  {
    entry: { mode: "audio_transcription", input_cost_per_second: 0.0001 },
    want: ["audio_seconds 0.0001/1 {}"],
  },
  {
    entry: { mode: "video_generation", output_cost_per_second: 0.1 },
    want: ["output_video_seconds 0.1/1 {}"],
  },
  {
    entry: {
      search_context_cost_per_query: {
        search_context_size_low: 0.01,
        search_context_size_high: 0.01,
      },
    },
    want: ["web_searches 0.01/1 {}"],
  },
  {
    entry: {
      search_context_cost_per_query: {
        search_context_size_low: 0.03,
        search_context_size_high: 0.05,
      },
    },
    want: [
      "web_searches 0.03/1 {variant:{search_context_size:low}}",
      "web_searches 0.05/1 {variant:{search_context_size:high}}",
    ],
  },
  {
    entry: {
      tiered_pricing: [
        { range: [0, 256_000], input_cost_per_token: 5e-8 },
        { range: [256_000, 1e6], input_cost_per_token: 2.5e-7 },
      ],
    },
    want: [
      "input_text 0.00000005/1 {contextUpTo:256000}",
      "input_text 0.00000025/1 {contextAbove:256000}",
    ],
  },
  {
    entry: { max_tokens: 5, supports_vision: true, source: "x", input_cost_per_token: null },
    want: [],
  },
])("reads $entry", ({ entry, want }) => {
  expect(lines(entry)).toEqual(want);
});

it("lists the keys that it has no meter for, and the entries without a provider", () => {
  const book = open({
    a: {
      litellm_provider: "p",
      input_dbu_cost_per_token: 1,
      mode: "chat",
      input_cost_per_query: 1,
    },
    b: { litellm_provider: "p", input_dbu_cost_per_token: 1, output_cost_per_pixel: 0 },
    c: { input_cost_per_token: 1 },
  });
  expect(book.remarks).toEqual([
    "c names no provider: left out",
    "no meter for: input_dbu_cost_per_token (2 entries)",
    "no meter for: input_cost_per_query (1 entry)",
  ]);
});

it("multiplies by the uplift of a region, and by that of the fast mode", () => {
  const book = open({
    m: {
      litellm_provider: "p",
      input_cost_per_token: 1e-6,
      regional_processing_uplift_multiplier_eu: 1.1,
      provider_specific_entry: { us: 1.2, fast: 6, schema: "v2" },
    },
  });
  const found = book.find({ provider: "p", model: "m", at: at("2026-01-01") });
  const usdPerMillion = (facts: object) => {
    const table = found.ok ? found.value.table : undefined;
    const picked = table?.pick("input_text", {
      at: at("2026-01-01"),
      contextTokens: 1,
      serviceTier: "standard",
      ...facts,
    });
    return (
      picked && toDecimal({ n: picked.usdPerUnit.n * 1_000_000n, d: picked.usdPerUnit.d }).text
    );
  };
  expect(
    [{}, { region: "eu" }, { region: "us" }, { serviceTier: "fast" }].map(usdPerMillion),
  ).toEqual(["1", "1.1", "1.2", "6"]);
});

it.each([
  { provider: "azure", model: "gpt", want: "key azure/gpt (azure)" },
  { provider: "azure-openai", model: "gpt", want: "key azure/gpt (azure)" },
  { provider: "google", model: "gem", want: "key gemini/gem (gemini)" },
  { provider: "vertex", model: "gem", want: "exact key (vertex_ai-language-models)" },
  {
    provider: "vertex_ai-language-models",
    model: "gem",
    want: "exact key (vertex_ai-language-models)",
  },
  {
    provider: "aws",
    model: "us.claude",
    want: "key claude, the region left out (bedrock_converse)",
  },
  { provider: "aws", model: "eu.claude", want: "exact key (bedrock)" },
  { provider: "openai", model: "gpt", want: "unknown_provider" },
  { provider: undefined, model: "azure/gpt", want: "key azure/gpt (azure)" },
])("finds $model of $provider: $want", ({ provider, model, want }) => {
  const entry = (litellm_provider: string) => ({ litellm_provider, input_cost_per_token: 1e-6 });
  const book = open({
    "azure/gpt": entry("azure"),
    "gemini/gem": entry("gemini"),
    gem: entry("vertex_ai-language-models"),
    claude: entry("bedrock_converse"),
    "eu.claude": entry("bedrock"),
  });
  const found = book.find({ ...(provider && { provider }), model, at: at("2026-01-01") });
  expect(found.ok ? found.value.rule : found.error.code).toBe(want);
});
