import { expect, it } from "vitest";
import { bookOf, pricesOf } from "../flat/listed-prices.fixture.ts";

const book = bookOf("openrouter", {
  data: [
    {
      id: "anthropic/claude-opus-9.1",
      pricing: {
        prompt: "0.000005",
        completion: "0.000025",
        request: "0",
        web_search: "0.01",
        input_cache_read: "0.0000005",
        input_cache_write_1h: "0.00001",
        overrides: [
          { min_prompt_tokens: 200001, prompt: "0.00001" },
          { min_prompt_tokens: 500001, prompt: "0.00002", completion: "0.00005" },
          { utc_start: 1200, utc_end: 1800, prompt: "0.0000025" },
        ],
        discount: 0.5,
      },
    },
    { id: "x-ai/grok-9", pricing: { prompt: "0.000002", completion: "0.000006" } },
    { id: "acme/small:free", pricing: { prompt: "0", completion: "0" } },
    { id: "openrouter/auto", pricing: { prompt: "-1", completion: "-1" } },
  ],
});

it("reads texts of USD for one unit, and longer prompts up to the next length", () => {
  const want = [
    "input_text 0.00001/1 {contextAbove:200000,contextUpTo:500000}",
    "input_text 0.00002/1 {contextAbove:500000}",
    "output_text 0.00005/1 {contextAbove:500000}",
    "input_text 0.000005/1 {contextUpTo:200000}",
    "output_text 0.000025/1 {contextUpTo:500000}",
    "web_searches 0.01/1 {}",
    "cache_read_text 0.0000005/1 {}",
    "cache_write_1h 0.00001/1 {}",
  ];
  expect(pricesOf(book, "anthropic/claude-opus-9.1", "openrouter")).toEqual(want);
  expect(pricesOf(book, "claude-opus-9-1", "anthropic")).toEqual(want);
});

it.each([
  { model: "grok-9", provider: "xai", want: 2 },
  { model: "x-ai/grok-9", provider: undefined, want: 2 },
  { model: "small:free", provider: "acme", want: 2 },
  { model: "openrouter/auto", provider: "openrouter", want: 0 },
])("has $want prices of $model at $provider", ({ model, provider, want }) => {
  expect(pricesOf(book, model, provider)).toHaveLength(want);
});

it.each([
  { model: "grok", provider: "xai" },
  { model: "grok-9", provider: "openrouter" },
])("finds by the whole id, or by maker and rest: not $model at $provider", (one) => {
  expect(pricesOf(book, one.model, one.provider)).toEqual(["unknown_model"]);
});

it("names what it does not read", () => {
  const remarks = book.remarks.join("\n");
  expect(remarks).toContain("discount");
  expect(remarks).toContain("an override by the hour");
});
