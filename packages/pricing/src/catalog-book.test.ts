import { describe, expect, it } from "vitest";
import { acmeBook, line } from "./acme-book.fixture.ts";
import { catalogBook, type ModelAlias } from "./catalog-book.ts";
import { at } from "./instant.ts";
import { nearestText } from "./nearest-models.ts";

const time = at("2026-07-01");
const alias = (name: string, model: string, more: Partial<ModelAlias> = {}): ModelAlias => ({
  provider: "acme",
  name,
  model,
  reviewed: "2026-11-20",
  sources: ["model page"],
  ...more,
});
const models = ["sonnet-4", "sonnet-4-mini", "opus-4"].map((model) =>
  line("input_text", "2", { model }),
);
const book = acmeBook([...models, line("input_text", "3", { provider: "aws", model: "opus-4" })], {
  aliases: [
    alias("sonnet-4-20260101", "sonnet-4"),
    alias("latest", "sonnet-4", { effective: { from: at("2026-01-01"), to: at("2026-06-01") } }),
    alias("latest", "opus-4", { effective: { from: at("2026-06-01") } }),
  ],
});

describe("a seller of other makers' models", () => {
  const sold = (model: string, ...providers: readonly string[]) =>
    providers.map((provider) => line("input_text", "2", { provider, model }));
  const shops = acmeBook(
    [
      ...sold("sonnet-4", "cloud", "acme", "store"),
      ...sold("own", "cloud", "store"),
      ...sold("both", "acme", "other", "cloud"),
      ...sold("alone", "cloud"),
    ],
    { resellers: ["cloud", "store"] },
  );

  it.each([
    { model: "sonnet-4", found: "acme", why: "the maker sells it too" },
    { model: "cloud/sonnet-4", found: "cloud", why: "the seller is named" },
    { model: "alone", found: "cloud", why: "nobody else sells it" },
  ])("$model is $found's: $why", ({ model, found }) => {
    expect(shops.find({ model, at: time })).toMatchObject({ value: { provider: found } });
  });

  it.each([
    { model: "own", providers: ["cloud", "store"], why: "two sell it, none is the maker" },
    { model: "both", providers: ["acme", "other", "cloud"], why: "two makers" },
  ])("$model is nobody's: $why", ({ model, providers }) => {
    expect(shops.find({ model, at: time })).toMatchObject({
      error: { code: "ambiguous_provider", providers },
    });
  });

  it("comes last among the sellers", () => {
    expect(shops.find({ model: "sonnet-4", provider: "other", at: time })).toMatchObject({
      error: { code: "unknown_model", sellers: ["acme", "cloud", "store"] },
    });
  });
});

describe("names", () => {
  it.each([
    { provider: "acme", model: "sonnet-4", found: "sonnet-4", rule: "exact name" },
    { provider: undefined, model: "sonnet-4", found: "sonnet-4", rule: "exact name" },
    { provider: undefined, model: "acme/opus-4", found: "opus-4", rule: "exact name" },
    { provider: undefined, model: "aws/opus-4", found: "opus-4", rule: "exact name" },
    { provider: "bedrock", model: "opus-4", found: "opus-4", rule: "exact name" },
    {
      provider: "acme",
      model: "sonnet-4-20260101",
      found: "sonnet-4",
      rule: "alias sonnet-4-20260101 of sonnet-4, reviewed 2026-11-20",
    },
    {
      provider: "acme",
      model: "latest",
      found: "opus-4",
      rule: "dated alias latest of opus-4, reviewed 2026-11-20",
    },
  ])("$provider $model is $found", ({ provider, model, found, rule }) => {
    const query = provider === undefined ? { model, at: time } : { provider, model, at: time };
    expect(book.find(query)).toMatchObject({ ok: true, value: { model: found, rule } });
  });

  it("a name can come to mean another model", () => {
    const query = { provider: "acme", model: "latest" };
    expect(book.find({ ...query, at: at("2026-05-31") })).toMatchObject({
      value: { model: "sonnet-4" },
    });
    expect(book.find({ ...query, at: at("2026-06-01") })).toMatchObject({
      value: { model: "opus-4" },
    });
    expect(book.find({ ...query, at: at("2025-06-01") }).ok).toBe(false);
  });

  it.each([
    {
      name: "a sibling is not taken by its prefix",
      query: { provider: "acme", model: "sonnet-4-min" },
      error: { code: "unknown_model", nearest: ["sonnet-4-mini", "sonnet-4"] },
    },
    {
      name: "a dated name without alias",
      query: { provider: "acme", model: "opus-4-20260101" },
      error: { code: "unknown_model" },
    },
    {
      name: "another provider's model",
      query: { provider: "bedrock", model: "sonnet-4" },
      error: { code: "unknown_model", sellers: ["acme"] },
    },
    {
      name: "a provider that the book does not have",
      query: { provider: "acmee", model: "opus-4" },
      error: { code: "unknown_provider", nearest: ["acme"] },
    },
    {
      name: "a provider's name before it: its models, with it",
      query: { model: "acme/sonnet-4-minni" },
      error: { code: "unknown_model", nearest: ["acme/sonnet-4-mini", "acme/sonnet-4"] },
    },
    {
      name: "sold by two",
      query: { model: "opus-4" },
      error: { code: "ambiguous_provider", providers: ["acme", "bedrock"] },
    },
    {
      name: "nothing like it",
      query: { model: "zzz" },
      error: { code: "unknown_model", nearest: [] },
    },
  ])("$name", ({ query, error }) => {
    const found = book.find({ ...query, at: time });
    expect(found.ok ? found.value.model : found.error).toMatchObject(error);
  });
});

describe("facts that make no book", () => {
  it.each([
    {
      name: "an alias that is a model's name",
      aliases: [alias("opus-4", "sonnet-4")],
      code: "alias_collision",
    },
    {
      name: "one alias for two models",
      aliases: [alias("x", "sonnet-4"), alias("x", "opus-4")],
      code: "alias_collision",
    },
    { name: "an alias of nothing", aliases: [alias("x", "gone")], code: "alias_to_nothing" },
  ])("$name", ({ aliases, code }) => {
    expect(catalogBook({ id: "b", lines: models, aliases })).toMatchObject({
      ok: false,
      error: [{ code }],
    });
  });

  it("names the model of a contradiction", () => {
    const lines = [line("input_text", "1"), line("input_text", "2")];
    expect(catalogBook({ id: "b", lines })).toMatchObject({
      ok: false,
      error: [{ code: "overlap", provider: "acme", model: "m" }],
    });
  });
});

it("puts ended models last among the nearest, from the day they end", () => {
  const models = ["gpt-6-old", "gpt-6-sol", "gpt-5"];
  const ending = acmeBook(
    models.map((model) => line("input_text", "1", { model })),
    { endOf: (_provider, model) => (model === "gpt-6-old" ? at("2026-06-01") : undefined) },
  );
  const near = (day: string) => {
    const found = ending.find({ model: "gpt-6", at: at(day) });
    return found.ok || found.error.code !== "unknown_model" ? "" : nearestText(found.error);
  };
  expect(near("2026-07-01")).toBe("gpt-6-sol, gpt-5, gpt-6-old (ended)");
  expect(near("2026-05-31")).toBe("gpt-6-old, gpt-6-sol, gpt-5");
});

it("asks a dated alias anew at another time, under any name of its provider", () => {
  const dated = acmeBook(
    [
      line("input_text", "2", { provider: "google", model: "old" }),
      line("input_text", "3", { provider: "google", model: "new" }),
    ],
    {
      aliases: [
        alias("latest", "old", {
          provider: "google",
          effective: { from: at("2026-01-01"), to: at("2026-06-01") },
        }),
        alias("latest", "new", { provider: "google", effective: { from: at("2026-06-01") } }),
      ],
    },
  );
  for (const model of ["latest", "google/latest", "gemini/latest"]) {
    for (const [day, want] of [
      ["2026-02-01", "old"],
      ["2026-07-01", "new"],
    ] as const) {
      expect(dated.find({ model, at: at(day) })).toMatchObject({
        ok: true,
        value: { model: want },
      });
    }
  }
});

it("offers a dated alias on its days only, from the first to the one before the last", () => {
  const dated = acmeBook([line("input_text", "2", { model: "other" })], {
    aliases: [
      alias("newest", "other", { effective: { from: at("2026-02-01"), to: at("2026-06-01") } }),
    ],
  });
  const found = (day: string, hour = 0) => dated.find({ model: "newest", at: at(day, hour) });
  for (const outside of [found("2026-01-31", 23), found("2026-06-01")]) {
    expect(outside).toMatchObject({
      error: { code: "unknown_model", nearest: expect.not.arrayContaining(["newest"]) },
    });
  }
  for (const inside of [found("2026-02-01"), found("2026-05-31", 23)]) {
    expect(inside).toMatchObject({ value: { model: "other" } });
  }
});
