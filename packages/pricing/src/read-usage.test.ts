import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { API_FLAVORS } from "./api-flavor.ts";
import { toDecimal } from "./decimal.ts";
import { PROVIDERS } from "./provider-id.ts";
import { readUsage } from "./read-usage.ts";
import type { UsageSource } from "./usage-source.ts";

const chat = (usage: object, more: object = {}) => ({
  object: "chat.completion",
  model: "m",
  usage,
  ...more,
});

describe("readUsage", () => {
  it("reads speech when told, since nothing in it says so", () => {
    const body = {
      type: "speech.audio.done",
      usage: { input_tokens: 14, output_tokens: 101, total_tokens: 115 },
    };
    const read = readUsage(body, { provider: "openai", api: "speech" });
    expect(read.ok && read.value.meters).toEqual({ input_text: 14, output_audio: 101 });
  });

  it.each([
    { usage: { prompt_tokens: 1, completion_tokens: 1, cost: 0.00219855 }, want: "0.00219855" },
    {
      usage: { prompt_tokens: 1, completion_tokens: 1, cost_in_usd_ticks: 1_176_500 },
      want: "0.00011765",
    },
    {
      usage: {
        prompt_tokens: 1,
        completion_tokens: 1,
        cost: 0.1,
        is_byok: true,
        cost_details: { upstream_inference_cost: 2 },
      },
      want: "2",
    },
    {
      usage: { prompt_tokens: 1, completion_tokens: 1, cost: { total_cost: 0.006 } },
      want: "0.006",
    },
  ])("the provider's own amount: $want USD", ({ usage, want }) => {
    const read = readUsage({ model: "m", usage }, { provider: "acme" });
    expect(read.ok && read.value.statedUsd && toDecimal(read.value.statedUsd).text).toBe(want);
  });
});

describe("what cannot be read", () => {
  it.each<{ name: string; body: unknown; source?: Partial<UsageSource>; code: string }>([
    { name: "a number", body: 5, code: "not_an_object" },
    { name: "a list", body: [], code: "not_an_object" },
    { name: "null", body: null, code: "not_an_object" },
    { name: "something else", body: { hello: "world" }, code: "not_recognised" },
    { name: "an unknown protocol", body: {}, source: { api: "chatt" }, code: "unknown_api" },
    { name: "an error", body: { error: { message: "Quota exceeded" } }, code: "provider_error" },
    {
      name: "Mistral's error",
      body: { object: "error", message: "Invalid model", type: "invalid_model", code: "1500" },
      code: "provider_error",
    },
    { name: "Bedrock's error", body: { message: "Too many tokens" }, code: "provider_error" },
    { name: "AWS's error", body: { __type: "ThrottlingException" }, code: "provider_error" },
    { name: "a gateway's error", body: { detail: "Not Found" }, code: "provider_error" },
    {
      name: "a message beside other things",
      body: { message: "Hello", created: 1 },
      code: "not_recognised",
    },
    {
      name: "Anthropic's error",
      body: { type: "error", error: { type: "overloaded_error", message: "Overloaded" } },
      code: "provider_error",
    },
    {
      name: "a negative count",
      body: chat({ prompt_tokens: -1, completion_tokens: 1 }),
      code: "bad_count",
    },
    {
      name: "half a token",
      body: chat({ prompt_tokens: 1.5, completion_tokens: 1 }),
      code: "bad_count",
    },
    {
      name: "a count in words",
      body: chat({ prompt_tokens: "many", completion_tokens: 1 }),
      code: "bad_count",
    },
    {
      name: "a count beyond what numbers hold",
      body: chat({ prompt_tokens: 1e300, completion_tokens: 1 }),
      code: "bad_count",
    },
  ])("$name: $code", ({ body, source, code }) => {
    const read = readUsage(body, { provider: "openai", ...source });
    expect(read.ok ? "ok" : read.error.code).toBe(code);
  });

  it("any JSON for any provider and protocol: an answer or a reason, never an exception", () => {
    const apis = fc.constantFrom(undefined, ...API_FLAVORS, "default", "nonsense");
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...PROVIDERS), apis, (body, provider, api) => {
        expect(typeof readUsage(body, { provider, api }).ok).toBe("boolean");
      }),
    );
  });

  it.each<{ name: string; provider: string; body: object }>([
    {
      name: "Gemini's modality",
      provider: "google",
      body: { usageMetadata: { promptTokensDetails: [{ modality: { toString: 1 } }] } },
    },
    {
      name: "the modality of an interaction",
      provider: "google",
      body: {
        usage: { total_input_tokens: 1, input_tokens_by_modality: [{ modality: { toString: 1 } }] },
      },
    },
    {
      name: "a count of Titan's",
      provider: "bedrock",
      body: { inputTextTokenCount: 1, results: [{ tokenCount: { valueOf: 1, toString: 1 } }] },
    },
  ])("no text where a text belongs is no exception: $name", ({ body, provider }) => {
    expect(typeof readUsage(body, { provider }).ok).toBe("boolean");
  });

  it("counts of any kind in known fields: never an exception, never a negative or broken meter", () => {
    const fields = ["usage", "usageMetadata", "meta"] as const;
    const inner = [
      "prompt_tokens",
      "completion_tokens",
      "input_tokens",
      "output_tokens",
      "total_tokens",
      "inputTokens",
      "outputTokens",
      "promptTokenCount",
      "candidatesTokenCount",
      "thoughtsTokenCount",
      "cachedContentTokenCount",
      "cache_read_input_tokens",
      "billed_units",
      "prompt_tokens_details",
      "iterations",
      "promptTokensDetails",
    ] as const;
    const leaf = fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.jsonValue());
    const body = fc.dictionary(
      fc.constantFrom(...fields),
      fc.dictionary(fc.constantFrom(...inner), leaf),
    );
    fc.assert(
      fc.property(body, fc.constantFrom(...PROVIDERS), (one, provider) => {
        const read = readUsage(one, { provider });
        if (!read.ok) return;
        for (const usage of [read.value, ...(read.value.others ?? [])]) {
          for (const quantity of Object.values(usage.meters)) expect(quantity).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
