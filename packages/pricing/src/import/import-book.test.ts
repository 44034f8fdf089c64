import { formatIssue } from "@outlay/document";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  at,
  type ForeignBook,
  type ImportedBook,
  importBook,
  METER_NAMES,
  type Meter,
  openBook,
  type PriceBook,
  priceBooks,
  priceFileText,
  readPriceFile,
  requestCost,
  type ServiceTier,
  type Source,
  toDecimal,
  type Usage,
} from "../index.ts";

const SOURCE: Source = {
  id: "sheet",
  kind: "catalogue",
  title: "A catalogue: of others, 1.0",
  dated: "2026-07-01",
  read: "2026-07-02",
};

const chat = (more: object) => ({ litellm_provider: "openai", mode: "chat", ...more });
const LITELLM = {
  plain: chat({ input_cost_per_token: 2e-6, output_cost_per_token: 8e-6 }),
  long: chat({
    input_cost_per_token: 1.5000000000000002e-7,
    input_cost_per_token_above_200k_tokens: 3e-7,
    output_cost_per_token: 6e-7,
    output_cost_per_token_above_200k_tokens: 1.2e-6,
    cache_read_input_token_cost: 1.5e-8,
    input_cost_per_token_batches: 7.5e-8,
    output_cost_per_token_batches: 3e-7,
    input_cost_per_token_above_200k_tokens_batches: 1.5e-7,
    regional_processing_uplift_multiplier_eu: 1.1,
  }),
  ranges: chat({
    tiered_pricing: [
      { range: [0, 32_000], input_cost_per_token: 1e-6, output_cost_per_token: 4e-6 },
      { range: [32_000, 128_000], input_cost_per_token: 2e-6, output_cost_per_token: 5e-6 },
      { range: [128_000, 1e6], input_cost_per_token: 3e-6, output_cost_per_token: 6e-6 },
    ],
  }),
  gap: chat({
    input_cost_per_token: 1e-6,
    output_cost_per_token_above_200k_tokens: 4e-6,
  }),
  cheaper: chat({
    input_cost_per_token: 4e-6,
    input_cost_per_token_above_200k_tokens: 1e-6,
    output_cost_per_token: 8e-6,
  }),
  reasons: chat({
    input_cost_per_token: 1e-6,
    output_cost_per_token: 4e-6,
    output_cost_per_reasoning_token: 2e-3,
  }),
  cached: chat({
    input_cost_per_token: 1e-6,
    output_cost_per_token: 4e-6,
    cache_read_input_token_cost: 9e-6,
  }),
  fees: chat({
    input_cost_per_token: 1e-6,
    output_cost_per_token: 4e-6,
    search_context_cost_per_query: {
      search_context_size_low: 0.01,
      search_context_size_medium: 0.025,
    },
    input_cost_per_request: 0.005,
    provider_specific_entry: { fast: 6, us: 1.1 },
    some_new_cost_per_thing: 3,
  }),
  zero: chat({ input_cost_per_token: 0, output_cost_per_token: 0 }),
  "free:free": chat({ input_cost_per_token: 0, output_cost_per_token: 0 }),
  older: {
    litellm_provider: "text-completion-openai",
    mode: "completion",
    input_cost_per_token: 4e-7,
    output_cost_per_token: 4e-7,
  },
  draws: { litellm_provider: "openai", mode: "image_generation", output_cost_per_image: 0.04 },
};
const units = (rates: Record<string, number>) =>
  Object.fromEntries(Object.entries(rates).map(([key, price]) => [key, { price }]));
const config = (rates: Record<string, number>) => ({
  pricing_config: { pay_as_you_go: units(rates) },
});
const modes = (short: Record<string, number>, long: Record<string, number>) => ({
  execution_modes: {
    standard: { context_tiers: { lte: config(short), gt: config(long) } },
    batch: { context_tiers: { lte: config(short), gt: config(long) } },
  },
});
const PORTKEY = {
  "p-1": {
    ...config({ request_token: 0.0002, response_token: 0.0008 }),
    custom_pricing: {
      context_tier_map: { "0": "lte", "200000": "gt" },
      regions: {
        default: modes(
          { request_token: 0.0002, response_token: 0.0008 },
          { request_token: 0.0004, response_token: 0.0012 },
        ),
        eu: modes({ request_token: 0.0003 }, { request_token: 0.0005 }),
      },
    },
  },
  "p-2": config({ request_token: 0.0001, response_token: 0.0003, cache_read_input_token: 0.00001 }),
};
const GENAI = [
  {
    id: "openai",
    name: "OpenAI",
    api_pattern: "x",
    models: [
      {
        id: "g-1",
        match: { equals: "g-1" },
        prices: {
          input_mtok: { base: 1, tiers: [{ start: 128_000, price: 2 }] },
          output_mtok: { base: 3, tiers: [{ start: 128_000, price: 6 }] },
          cache_read_mtok: 0.1,
          input_text_messages_kcount: 5,
        },
      },
      { id: "g-2", match: { equals: "g-2" }, prices: { input_mtok: 1, output_mtok: 2 } },
    ],
  },
];
const MODELS_DEV = {
  openai: {
    models: {
      "d-1": {
        cost: {
          input: 1.25,
          output: 10,
          cache_read: 0.125,
          reasoning: 12,
          tiers: [{ tier: { size: 200_000 }, input: 2.5, output: 15 }],
        },
      },
    },
  },
};

const BOOKS = {
  litellm: LITELLM,
  portkey: PORTKEY,
  "genai-prices": GENAI,
  "models.dev": MODELS_DEV,
};

function opened(kind: string, json: unknown) {
  const spec = { kind, id: kind, files: [{ name: "openai.json", text: JSON.stringify(json) }] };
  const book = openBook(spec);
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  return { spec, book: book.value };
}

function imported(
  kind: string,
  json: unknown,
  more: { models?: readonly string[]; provider?: string } = {},
) {
  const { spec, book } = opened(kind, json);
  const made = importBook({
    book,
    spec,
    day: "2026-07-01",
    known: "2026-07-02",
    as: "theirs",
    source: SOURCE,
    ...more,
  });
  return { foreign: book, made };
}

/** The imported file as text, read again with every lint. */
function readAgain({ file }: ImportedBook): PriceBook {
  if (file === undefined) throw new Error("nothing was imported");
  const text = priceFileText(file, { head: ["a file"] });
  const read = readPriceFile(text, "theirs.yaml", new Map());
  if (!read.ok) throw new Error(read.error.map(formatIssue).join("\n"));
  expect(read.value).toEqual(file);
  const book = priceBooks([read.value]).get("theirs");
  if (book === undefined) throw new Error("no book");
  return book;
}

const notes = ({ made }: { made: ImportedBook }, model: string) =>
  made.notes
    .filter((one) => one.model === model)
    .map(({ what, because, fault }) => `${what}: ${fault ?? because}`);

const rowsOf = ({ made }: { made: ImportedBook }, model: string) =>
  made.file?.models.find(({ id }) => id === model)?.prices[0]?.usd;

describe("rows", () => {
  const litellm = imported("litellm", LITELLM);
  it.each([
    { model: "plain", want: [{ input_text: "2.00", output_text: "8.00" }] },
    {
      model: "long",
      want: [
        { input_text: "0.15", cache_read_text: "0.015", output_text: "0.60" },
        { above: 200_000, input_text: "0.30", cache_read_text: "0.015", output_text: "1.20" },
        { tier: "batch", input_text: "0.075", output_text: "0.30" },
        { tier: "batch", above: 200_000, input_text: "0.15", output_text: "0.30" },
        { region: "eu", times: "1.1" },
      ],
    },
    {
      model: "fees",
      want: [
        { input_text: "1.00", output_text: "4.00" },
        { requests: "5.00" },
        { variant: { search_context_size: "low" }, input_text: "1.00", output_text: "4.00" },
        { variant: { search_context_size: "low" }, web_searches: "10.00" },
        { variant: { search_context_size: "medium" }, input_text: "1.00", output_text: "4.00" },
        { variant: { search_context_size: "medium" }, web_searches: "25.00" },
        { tier: "fast", times: "6" },
        { region: "us", times: "1.1" },
      ],
    },
    { model: "older", want: [{ input_text: "0.40", output_text: "0.40" }] },
    { model: "draws", want: [{ images: "0.04" }] },
    { model: "free:free", want: [{ input_text: "0.00", output_text: "0.00" }] },
  ])("of $model", ({ model, want }) => {
    expect(rowsOf(litellm, model)).toEqual(want);
  });
});

it("finds a seller under every name that the book has for it", () => {
  const asked = { provider: "openai", models: ["older", "plain"] };
  const { made } = imported("litellm", LITELLM, asked);
  expect(made.file).toMatchObject({
    provider: "openai",
    models: [{ id: "plain" }, { id: "older" }],
  });
  expect(made.unknown).toEqual([]);
});

describe("what is left out is named", () => {
  const litellm = imported("litellm", LITELLM);
  it.each([
    { model: "fees", want: ["some_new_cost_per_thing: no meter for it"] },
    { model: "gap", want: ["output_text: no price for some lengths of input"] },
    {
      model: "cheaper",
      want: ["input_text: above 200000 tokens at 1.00, less than 4.00 for shorter prompts"],
    },
    {
      model: "reasons",
      want: [
        "output_reasoning: 2000.00 USD per million tokens is above 1000: is it in another unit?",
      ],
    },
    {
      model: "cached",
      want: [
        "cache_read_text: reading from the cache costs 9.00, more than the input itself (1.00)",
      ],
    },
  ])("of $model", ({ model, want }) => {
    expect(notes(litellm, model)).toEqual(want);
  });
  it("with the meter that would stand for it", () => {
    expect(rowsOf(litellm, "reasons")).toEqual([{ input_text: "1.00" }]);
  });
  it("of a book with units that are wider than our meters", () => {
    const genai = imported("genai-prices", GENAI);
    expect(notes(genai, "g-1")).toEqual(["input_text_messages_kcount: no meter for it"]);
  });
  it("and so are names that are not there or have no price", () => {
    const { made } = imported("litellm", LITELLM, { models: ["zero", "plain", "nope"] });
    expect(made.unknown).toEqual(["zero", "nope"]);
  });
});

const quantity = fc.integer({ min: 1, max: 400_000 });
const request = fc.record({
  meters: fc.dictionary(fc.constantFrom(...METER_NAMES), quantity, { minKeys: 1, maxKeys: 5 }),
  contextTokens: fc.constantFrom(1, 32_000, 32_001, 128_000, 128_001, 200_000, 200_001, 900_000),
  serviceTier: fc.constantFrom<ServiceTier>("standard", "batch", "flex", "fast"),
  region: fc.constantFrom(undefined, "eu", "us"),
  variant: fc.constantFrom(
    undefined,
    { search_context_size: "low" },
    { search_context_size: "high" },
  ),
});

function costs(book: Pick<ForeignBook, "find" | "id">, usage: Usage) {
  // By the table of the book: a genai-prices book's own spread counts its own units.
  const { find, id } = book;
  const cost = requestCost(
    usage,
    { id, find: (query) => find.call(book, query) },
    at("2026-07-05", 12),
    { provider: "openai" },
  );
  return new Map(cost.lines.map(({ meter, usd }) => [meter, toDecimal(usd).text]));
}

describe.each(Object.entries(BOOKS))("a request by %s", (kind, json) => {
  const { foreign, made } = imported(kind, json);
  const own = readAgain(made);
  const whole = (made.file?.models ?? [])
    .map(({ id }) => id)
    .filter(
      (id) =>
        !made.notes.some(
          ({ model, because }) =>
            model === id && !(kind === "litellm" && because === "no meter for it"),
        ),
    );

  it("costs the same by the imported file, or has no price there", () => {
    const models = made.file?.models.map(({ id }) => id) ?? [];
    fc.assert(
      fc.property(fc.constantFrom(...models), request, (model, { region, variant, ...more }) => {
        // What a book says for every tier is taken for the standard one alone.
        if (kind === "genai-prices" && more.serviceTier !== "standard") return;
        const usage = {
          ...more,
          ...(region && { region }),
          ...(variant && { variant }),
          inclusive: {},
          known: "exact",
          api: "openai-chat",
          model,
          notes: [],
        } as Usage;
        const theirs = costs(foreign, usage);
        const ours = costs(own, usage);
        for (const [meter, usd] of ours) expect([meter, usd]).toEqual([meter, theirs.get(meter)]);
        if (whole.includes(model)) expect([...ours.keys()]).toEqual([...theirs.keys()]);
      }),
      { numRuns: 600 },
    );
  });

  it("has every meter that is not named as left out", () => {
    for (const model of whole) {
      const found = foreign.find({ provider: "openai", model, at: at("2026-07-05") });
      const listed = found.ok
        ? new Set<Meter>(found.value.table.lines.map(({ meter }) => meter))
        : [];
      const ours = own.find({ provider: "openai", model, at: at("2026-07-05") });
      const have = ours.ok ? new Set<Meter>(ours.value.table.lines.map(({ meter }) => meter)) : [];
      expect([...have].toSorted()).toEqual([...listed].toSorted());
    }
  });
});
