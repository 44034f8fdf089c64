import { describe, expect, it } from "vitest";
import { at } from "../../index.ts";
import { bookOf, pricesOf } from "../flat/listed-prices.fixture.ts";

const tier = (name: string, priority: number, conditions: unknown[], prices: object) => ({
  name,
  priority,
  isDefault: priority === 0,
  conditions,
  prices,
});
const flex = { source: "model_parameters", key: "service_tier", operator: "in", values: ["flex"] };
const fast = { ...flex, values: ["fast", "priority"] };
const speed = { ...flex, key: "speed", values: ["fast"] };
const long = { usageDetailPattern: "(input|cached)", operator: "gt", value: 200000 };
const model = (modelName: string, matchPattern: string, ...pricingTiers: unknown[]) => ({
  modelName,
  matchPattern,
  pricingTiers,
});

const book = bookOf("langfuse", [
  model(
    "acme-2",
    "(?i)^(openai/)?(acme-2)$",
    tier("Standard", 0, [], {
      input: 2e-6,
      input_tokens: 2e-6,
      output: 8e-6,
      input_cache_read: 2e-7,
    }),
    tier("Flex long", 1, [flex, long], { input: 3e-6 }),
    tier("Fast mode", 2, [fast], { input: 4e-6 }),
    tier("Flex", 3, [flex], { input: 1e-6 }),
    tier("Large", 4, [long], { input: 5e-6, output: 1e-5 }),
  ),
  model(
    "acme-2-odd",
    "(?i)^acme-2-odd$",
    tier("S", 0, [], { input: 1e-6, prompt_token_count: 2e-6, fee: 1 }),
  ),
  model("acme-embedding", "^acme-embedding$", tier("S", 0, [], { total: 1e-7 })),
  model("acme-old", "^acme-old$", tier("S", 0, [], { total: 2e-5 })),
  model("acme-slow", "^(a+)+$", tier("S", 0, [], { input: 1e-6 })),
  model(
    "acme-quick",
    "^acme-quick$",
    tier("S", 0, [], { input: 1e-6 }),
    tier("Fast mode", 1, [speed], { input: 6e-6 }),
  ),
  model(
    "acme-hot",
    "^acme-hot$",
    tier("S", 0, [], { input: 1e-6 }),
    tier("Hot", 1, [{ source: "metadata" }], { input: 9 }),
  ),
]);

describe("pricing tiers", () => {
  it("are whole, each up to where the longer one begins", () => {
    expect(pricesOf(book, "acme-2", "openai")).toEqual([
      "input_text 0.000002/1 {contextUpTo:200000}",
      "output_text 0.000008/1 {contextUpTo:200000}",
      "cache_read_text 0.0000002/1 {contextUpTo:200000}",
      "input_text 0.000003/1 {serviceTier:flex,contextAbove:200000}",
      "input_text 0.000004/1 {serviceTier:priority}",
      "input_text 0.000001/1 {serviceTier:flex,contextUpTo:200000}",
      "input_text 0.000005/1 {contextAbove:200000}",
      "output_text 0.00001/1 {contextAbove:200000}",
    ]);
  });
  it("by a speed are the service tier that a response states", () => {
    expect(pricesOf(book, "acme-quick")).toEqual([
      "input_text 0.000001/1 {}",
      "input_text 0.000006/1 {serviceTier:fast}",
    ]);
  });
  it("under conditions that are not ours are named and left out", () => {
    expect(pricesOf(book, "acme-hot")).toEqual(["input_text 0.000001/1 {}"]);
    expect(book.remarks.join("\n")).toContain("Hot");
  });
});

describe("names", () => {
  it.each([
    { name: "acme-2", provider: "azure" },
    { name: "ACME-2", provider: undefined },
    { name: "openai/Acme-2", provider: "openai" },
  ])("match by the pattern alone: $name of $provider", ({ name, provider }) => {
    const found = book.find({ model: name, at: at("2026-11-23"), ...(provider && { provider }) });
    expect(found).toMatchObject({ ok: true, value: { model: "acme-2", provider: "openai" } });
    expect(found.ok && found.value.rule).toContain("whoever sells it");
  });
  it.each(["acme-20", "my-acme-2", "aaaaaaaa"])(
    "that no pattern allows are unknown: %s",
    (name) => {
      expect(pricesOf(book, name)).toEqual(["unknown_model"]);
    },
  );
  it("of patterns that could run long are not run, and said", () => {
    expect(book.remarks).toContain("pattern of acme-slow not run: nested repetition");
  });
});

it("names two prices of one meter and keys without a meter", () => {
  expect(pricesOf(book, "acme-2-odd")).toEqual(["input_text 0.000001/1 {}"]);
  expect(book.remarks.join("\n")).toContain("fee");
});

it("reads a total as input of an embedding, else as input and output", () => {
  expect(pricesOf(book, "acme-embedding")).toEqual(["input_text 0.0000001/1 {}"]);
  expect(pricesOf(book, "acme-old")).toEqual([
    "input_text 0.00002/1 {}",
    "output_text 0.00002/1 {}",
  ]);
});
