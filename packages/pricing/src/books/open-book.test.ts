import fc from "fast-check";
import { expect, it } from "vitest";
import { instant } from "../index.ts";
import { bookErrorText } from "./book-error.ts";
import { FOREIGN_BOOKS, openBook } from "./open-book.ts";

const open = (kind: string, ...texts: string[]) =>
  openBook({ kind, id: kind, files: texts.map((text) => ({ name: "acme.json", text })) });

it.each([
  {
    kind: "litelm",
    texts: ["{}"],
    says: "no kind of price book is called litelm; there are genai-prices, langfuse, litellm, models.dev, openrouter, portkey, simonw, tokencost, tokenlens",
  },
  { kind: "portkey", texts: [], says: "the portkey book has no files to read" },
  { kind: "litellm", texts: ["{"], says: /^acme\.json is not JSON: / },
  { kind: "litellm", texts: ["[]"], says: "acme.json: the file should be an object" },
  {
    kind: "models.dev",
    texts: ['{"p":{"models":{"m":1}}}'],
    says: "acme.json: p.models.m should be an object",
  },
  { kind: "portkey", texts: ["{}", '{"m":[]}'], says: "acme.json: m should be an object" },
  { kind: "genai-prices", texts: ["{}"], says: "acme.json: the file should be a list" },
  {
    kind: "genai-prices",
    texts: [`[{"id":"p","models":[],"model_match":${'{"or":['.repeat(30)}${"]}".repeat(30)}}]`],
    says: /should be less deeply nested$/,
  },
])("says what is wrong: $kind $texts", ({ kind, texts, says }) => {
  const opened = open(kind, ...texts);
  expect(opened.ok ? "" : bookErrorText(opened.error)).toMatch(says);
});

it("takes a file that begins with a byte order mark", () => {
  expect(open("litellm", "\uFEFF{}").ok).toBe(true);
});

it.each([
  { kind: "models.dev", text: '{"p":{"models":{"m":{"name":{"toString":1}}}}}' },
  {
    kind: "genai-prices",
    text: '[{"id":"p","models":[{"id":"m","name":{"toString":1},"match":{"equals":"m"},"prices":{}}]}]',
  },
  { kind: "portkey", text: '{"m":{"pricing_config":{"currency":{"toString":1}}}}' },
])("takes no object for a text: $kind", ({ kind, text }) => {
  expect(open(kind, text).ok).toBe(true);
});

it.each(FOREIGN_BOOKS)("never throws, whatever the file: %s", (kind) => {
  const field = fc.constantFrom(
    "a",
    "models",
    "cost",
    "tiers",
    "prices",
    "match",
    "or",
    "id",
    "litellm_provider",
    "input_cost_per_token",
    "pricing_config",
    "pay_as_you_go",
    "custom_pricing",
    "regions",
  );
  const { node } = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 6 },
      fc.jsonValue({ maxDepth: 1 }),
      fc.array(tie("node"), { maxLength: 3 }),
      fc.dictionary(field, tie("node"), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(node, (json) => {
      const opened = open(kind, JSON.stringify(json));
      if (opened.ok) opened.value.find({ provider: "a", model: "a", at: instant(0) });
    }),
    { numRuns: 300 },
  );
});
