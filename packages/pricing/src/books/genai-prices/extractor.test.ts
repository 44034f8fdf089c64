import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Usage } from "../../index.ts";
import { opened, SMALL_BOOK, tokens } from "./small-book.ts";

const book = opened(SMALL_BOOK);

const read = (body: object, { provider = "acme", api = "chat" } = {}): Usage => {
  const usage = book.readUsage(body, { provider, api });
  if (!usage.ok) throw new Error(JSON.stringify(usage.error));
  return usage.value;
};

describe("reads usage by its extractors", () => {
  it.each([
    {
      name: "counts go where they are mapped",
      body: { usage: tokens(3, 4) },
      want: { input_tokens: 3, output_tokens: 4 },
    },
    { name: "zeros are left out", body: { usage: tokens(0, 4) }, want: { output_tokens: 4 } },
    {
      name: "an optional count of the wrong kind",
      body: { usage: tokens(3, 4, { details: { cached: "7" } }) },
      want: { input_tokens: 3, output_tokens: 4 },
    },
    {
      name: "an optional path through nothing",
      body: { usage: tokens(3, 4, { details: null }) },
      want: { input_tokens: 3, output_tokens: 4 },
    },
    {
      name: "a unit nobody knows",
      body: { usage: tokens(3, 4, { unheard_of: 9 }) },
      want: { input_tokens: 3, output_tokens: 4 },
    },
    {
      name: "two counts for one unit add up",
      api: "messages",
      body: { result: { usage: { input: 5, written: 2, output: 1 } } },
      want: { input_tokens: 7, cache_write_tokens: 2, output_tokens: 1 },
    },
    {
      name: "the first element that matches",
      api: "parts",
      body: {
        usage: {
          all: 9,
          parts: [
            { modality: "image", count: 4 },
            { modality: "IMAGE", count: 1 },
            { modality: "PDF", count: 2 },
            3,
          ],
        },
      },
      want: { input_tokens: 9, input_image_tokens: 6 },
    },
    {
      name: "the only flavour without a name",
      provider: "cloud",
      api: undefined,
      body: { usage: tokens(1, 1) },
      want: { input_tokens: 1, output_tokens: 1 },
    },
    {
      name: "a provider told by its address",
      provider: "https://api.acme.com/v1",
      body: { usage: tokens(1) },
      want: { input_tokens: 1 },
    },
  ])(
    "$name",
    ({ body, want, provider = "acme", api = provider === "cloud" ? undefined : "chat" }) => {
      const usage = book.readUsage(body, { provider, api });
      expect(usage.ok && usage.value.inclusive).toEqual(want);
    },
  );

  it.each([
    { name: "no object", body: [1], want: { code: "not_an_object" } },
    { name: "no usage", body: { id: 1 }, want: { code: "not_recognised", fields: ["id"] } },
    {
      name: "a count missing",
      body: { usage: { prompt_tokens: 1 } },
      want: { code: "bad_count", field: "usage.completion_tokens", value: "missing" },
    },
    {
      name: "a count that is text",
      body: { usage: tokens(1, "2" as unknown as number) },
      want: { code: "bad_count", field: "usage.completion_tokens", value: "not a count" },
    },
    {
      name: "a negative count",
      body: { usage: tokens(1, -2) },
      want: { code: "bad_count", field: "usage.completion_tokens", value: "not a count" },
    },
    {
      name: "nothing found",
      body: { usage: { parts: [] } },
      api: "parts",
      want: { code: "not_recognised", fields: ["usage"] },
    },
    {
      name: "an unknown flavour",
      body: {},
      api: "soap",
      want: { code: "unknown_api", api: "soap", known: ["chat", "messages", "parts", "speech"] },
    },
    {
      name: "an unknown provider",
      body: {},
      provider: "acmee",
      want: { code: "unknown_provider", provider: "acmee", nearest: ["acme"] },
    },
  ])("says why not: $name", ({ body, want, provider = "acme", api = "chat" }) => {
    expect(book.readUsage(body, { provider, api })).toEqual({ ok: false, error: want });
  });

  it.each([
    {
      name: "cached input",
      usage: tokens(10, 2, { details: { cached: 4 } }),
      want: { input_text: 6, cache_read_text: 4, output_text: 2 },
    },
    {
      name: "cached or audio, who knows which",
      usage: tokens(10, 2, { details: { cached: 4, audio: 5 } }),
      want: { input_text: 6, cache_read_text: 4, output_text: 2 },
    },
    {
      name: "parts above the whole",
      usage: tokens(3, 2, { details: { cached: 4 } }),
      want: { input_text: 3, output_text: 2 },
    },
  ])("puts it on disjoint meters: $name", ({ usage, want }) => {
    expect(read({ usage }).meters).toEqual(want);
  });
});

it("never throws, whatever the body", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      book.readUsage(body, { provider: "acme", api: "parts" });
      book.readUsage({ usage: body }, { provider: "acme", api: "parts" });
    }),
  );
});
