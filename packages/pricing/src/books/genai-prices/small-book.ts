import { type GenaiPricesBook, openGenaiPrices } from "./open-genai-prices.ts";

const chat = {
  api_flavor: "chat",
  root: "usage",
  mappings: [
    { path: "prompt_tokens", dest: "input_tokens" },
    { path: ["details", "cached"], dest: "cache_read_tokens", required: false },
    { path: ["details", "audio"], dest: "input_audio_tokens", required: false },
    { path: "searches", dest: "web_searches", required: false },
    { path: "completion_tokens", dest: "output_tokens" },
    { path: "unheard_of", dest: "smell_tokens", required: false },
  ],
};

const modal = (modality: string) => ({
  type: "array-match",
  field: "modality",
  match: { equals: modality },
});

/**
 * A small book in the schema of genai-prices, for the tests: each rule of the schema is in it once.
 */
export const SMALL_BOOK: readonly object[] = [
  {
    id: "acme",
    name: "Acme",
    api_pattern: "https://api\\.acme\\.com",
    model_match: { or: [{ starts_with: "acme-" }, { regex: "^a[134]" }] },
    provider_match: { and: [{ contains: "acme" }, { ends_with: "corp" }] },
    extractors: [
      chat,
      {
        api_flavor: "messages",
        root: ["result", "usage"],
        model_path: ["result", "model"],
        mappings: [
          { path: "input", dest: "input_tokens" },
          { path: "written", dest: "input_tokens", required: false },
          { path: "written", dest: "cache_write_tokens", required: false },
          { path: "written_1h", dest: "cache_write_1h_tokens", required: false },
          { path: "written_5m", dest: "cache_write_5m_tokens", required: false },
          { path: "output", dest: "output_tokens" },
        ],
      },
      {
        api_flavor: "parts",
        root: "usage",
        mappings: [
          { path: "all", dest: "input_tokens", required: false },
          { path: ["parts", modal("TEXT"), "count"], dest: "input_text_tokens", required: false },
          { path: ["parts", modal("IMAGE"), "count"], dest: "input_image_tokens", required: false },
          { path: ["parts", modal("PDF"), "count"], dest: "input_image_tokens", required: false },
        ],
      },
      { api_flavor: "speech", root: "usage", mappings: [{ path: "s", dest: "audio_seconds" }] },
    ],
    models: [
      {
        id: "acme-1",
        match: { or: [{ equals: "ACME-1" }, { equals: "acme-1-2026-01-02" }] },
        prices: {
          input_mtok: {
            base: 2,
            tiers: [
              { start: 200, price: 4 },
              { start: 100, price: 3 },
            ],
          },
          cache_read_mtok: 0.5,
          cache_write_mtok: 2.5,
          cache_write_1h_mtok: 4,
          output_mtok: { base: 8, tiers: [{ start: 100, price: 12 }] },
          web_searches_kcount: 10,
        },
      },
      {
        id: "acme-dated",
        match: { equals: "acme-dated" },
        prices: [
          { prices: { input_mtok: 1, output_mtok: 1 } },
          { constraint: { start_date: "2026-06-01" }, prices: { input_mtok: 2, output_mtok: 2 } },
          {
            constraint: { start_time: "22:00:00Z", end_time: "06:00:00Z" },
            prices: { input_mtok: 3, output_mtok: 3 },
          },
        ],
      },
      {
        id: "acme-audio",
        match: { starts_with: "acme-audio" },
        prices: {
          input_mtok: 1,
          cache_read_mtok: 0.5,
          input_audio_mtok: 10,
          cache_audio_read_mtok: 5,
          output_mtok: 2,
        },
      },
      { id: "acme-embed", match: { contains: "embed" }, prices: { input_mtok: 0.1 } },
      {
        id: "acme-hole",
        match: { ends_with: "hole" },
        prices: { cache_read_mtok: 1, output_mtok: 1 },
      },
      {
        id: "acme-fee",
        match: { equals: "acme-fee" },
        prices: { input_mtok: 1, output_mtok: 1, requests_kcount: 5 },
      },
      { id: "acme-ear", match: { equals: "acme-ear" }, prices: { audio_hours: 0.36 } },
      { id: "acme-empty", match: { equals: "acme-empty" }, prices: {} },
      { id: "acme-2:free", match: { equals: "acme-2:free" }, prices: {} },
      {
        id: "acme-zero",
        match: { equals: "acme-zero" },
        prices: { input_mtok: 0, output_mtok: 0 },
      },
      { id: "acme-slow", match: { regex: "^(a+)+$" }, prices: { input_mtok: 1, output_mtok: 1 } },
    ],
  },
  {
    id: "cloud",
    name: "Cloud",
    api_pattern: "https://cloud",
    fallback_model_providers: ["nobody", "middle", "acme"],
    extractors: [chat],
    models: [{ id: "own", match: { equals: "own" }, prices: { input_mtok: 7, output_mtok: 7 } }],
  },
  {
    id: "middle",
    name: "Middle",
    api_pattern: "https://middle",
    fallback_model_providers: ["acme"],
    models: [],
  },
];

/** Opens a book given as data; throws where it does not open. */
export function opened(json: unknown): GenaiPricesBook {
  const book = openGenaiPrices(JSON.stringify(json), "book.json", "small");
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  return book.value;
}

/** A body's usage in the shape of the book's chat flavour. */
export const tokens = (input: number, output = 0, more: object = {}): object => ({
  prompt_tokens: input,
  completion_tokens: output,
  ...more,
});
