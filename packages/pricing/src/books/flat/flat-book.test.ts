import { describe, expect, it } from "vitest";
import { at, type Book, noteText, requestCost, toDecimal, type Usage } from "../../index.ts";
import { type ForeignBook, openBook } from "../open-book.ts";

/** The same small list in each schema: the tests below hold for all three. */
const LITELLM = {
  sample_spec: { litellm_provider: "one of …", input_cost_per_token: 0, mode: "one of …" },
  "m-1": {
    litellm_provider: "openai",
    mode: "chat",
    source: "https://example.com/prices",
    input_cost_per_token: 1.5000000000000002e-7,
    input_cost_per_token_above_200k_tokens: 3e-7,
    output_cost_per_token: 6e-7,
    output_cost_per_token_above_200k_tokens: 1.2e-6,
    cache_read_input_token_cost: 1.5e-8,
    cache_creation_input_token_cost: 2e-7,
    cache_creation_input_token_cost_above_1hr: 3e-7,
  },
  "m-0": {
    litellm_provider: "openai",
    mode: "chat",
    input_cost_per_token: 0,
    output_cost_per_token: 0,
  },
  "m-0:free": {
    litellm_provider: "openai",
    mode: "chat",
    input_cost_per_token: 0,
    output_cost_per_token: 0,
  },
};

const MODELS_DEV = {
  openai: {
    id: "openai",
    doc: "https://example.com/prices",
    models: {
      "m-1": {
        cost: {
          input: 0.15000000000000002,
          output: 0.6,
          cache_read: 0.015,
          cache_write: 0.2,
          tiers: [{ tier: { size: 200_000 }, input: 0.3, output: 1.2 }],
        },
      },
      "m-0": { cost: { input: 0, output: 0 } },
      "m-0:free": { cost: { input: 0, output: 0 } },
      "m-none": {},
    },
  },
};

const units = (rates: Record<string, number>) =>
  Object.fromEntries(Object.entries(rates).map(([key, price]) => [key, { price }]));
const config = (rates: Record<string, number>, additional: Record<string, number> = {}) => ({
  pricing_config: { pay_as_you_go: { ...units(rates), additional_units: units(additional) } },
});
const short = {
  request_token: 0.000015000000000000002,
  response_token: 0.00006,
  cache_read_input_token: 0.0000015,
  cache_write_input_token: 0.00002,
};
const long = { request_token: 0.00003, response_token: 0.00012 };

const PORTKEY = {
  default: config({ request_token: 0, response_token: 0 }),
  "m-1": {
    ...config(short),
    custom_pricing: {
      context_tier_map: { "0": "lte", "200000": "gt" },
      regions: {
        default: {
          execution_modes: {
            standard: {
              context_tiers: {
                lte: config(short, { cache_write_1h: 0.00003 }),
                gt: config({ ...short, ...long }),
              },
            },
          },
        },
      },
    },
  },
  "m-0": config({ request_token: 0, response_token: 0 }),
  "m-0:free": config({ request_token: 0, response_token: 0 }),
};

const open = (kind: string, json: unknown, name = "openai.json"): ForeignBook => {
  const book = openBook({ kind, id: kind, files: [{ name, text: JSON.stringify(json) }] });
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  return book.value;
};

const used = (meters: Usage["meters"], more: Partial<Usage> = {}): Usage => ({
  meters,
  inclusive: {},
  known: "exact",
  api: "openai-chat",
  model: "m-1",
  notes: [],
  ...more,
});
const price = (book: Book, usage: Usage, provider = "openai") => {
  const cost = requestCost(usage, book, at("2026-07-29T12:00Z"), { provider });
  return { cost, status: cost.status, usd: toDecimal(cost.usd).text };
};

describe.each([
  { kind: "litellm", book: open("litellm", LITELLM), key: "input_cost_per_token" },
  { kind: "models.dev", book: open("models.dev", MODELS_DEV), key: "input" },
  { kind: "portkey", book: open("portkey", PORTKEY), key: "default.standard.lte.request_token" },
])("$kind", ({ book, key }) => {
  it.each([
    { name: "input and output", meters: { input_text: 1_000, output_text: 100 }, want: "0.00021" },
    { name: "cache reads", meters: { cache_read_text: 1_000 }, want: "0.000015" },
    { name: "cache writes of five minutes", meters: { cache_write_5m: 1_000 }, want: "0.0002" },
    { name: "at the boundary", meters: { input_text: 200_000 }, want: "0.03" },
    {
      name: "pictures, which have no key of their own",
      meters: { input_image: 1_000 },
      want: "0.00015",
    },
    { name: "above it", meters: { input_text: 200_001, output_text: 1 }, want: "0.0600015" },
  ])("prices $name", ({ meters, want }) => {
    expect(price(book, used(meters))).toMatchObject({ status: "priced", usd: want });
  });

  it("takes a zero for a price only where the name says free", () => {
    const meters = { input_text: 1 };
    expect(price(book, used(meters, { model: "m-0" })).status).toBe("unpriced");
    expect(price(book, used(meters, { model: "m-0:free" }))).toMatchObject({
      status: "priced",
      usd: "0",
    });
  });

  it("says which number was restored, and which rule found the model", () => {
    const [line] = price(book, used({ input_text: 1 })).cost.lines;
    expect(line?.price.id).toContain(`/openai/m-1/${key}`);
    expect(line?.rule).toMatch(
      /^exact (key|id|name) \(openai\); float remains restored: .*0000000000002/,
    );
  });

  it("has no price for what it does not list, and no such model", () => {
    expect(price(book, used({ web_searches: 1, input_text: 1 })).status).toBe("partial");
    expect(price(book, used({ output_image: 1 })).status).toBe("unpriced");
    expect(price(book, used({ input_text: 1 }, { serviceTier: "batch" })).status).toBe("unpriced");
    const { cost } = price(book, used({ input_text: 1 }, { model: "m-11" }));
    expect(cost.notes.map(noteText)).toEqual(["no prices for model m-11; nearest: m-1"]);
    expect(price(book, used({ input_text: 1 }, { model: "default" })).status).toBe("unpriced");
    expect(price(book, used({ input_text: 1 }), "acme").cost.notes[0]?.code).toBe(
      "provider_unknown",
    );
  });
});

it("knows an hour's cache write where the list has it, and never guesses it", () => {
  const meters = { cache_write_1h: 1_000 };
  expect(price(open("litellm", LITELLM), used(meters)).usd).toBe("0.0003");
  expect(price(open("portkey", PORTKEY), used(meters)).usd).toBe("0.0003");
  expect(price(open("models.dev", MODELS_DEV), used(meters)).status).toBe("unpriced");
});

it("finds a model without a provider where one lists it, and asks where several do", () => {
  const two = { a: MODELS_DEV.openai, b: { models: { "m-1": {}, "m-2": { cost: { input: 1 } } } } };
  const book = open("models.dev", two);
  const find = (model: string) => {
    const found = book.find({ model, at: at("2026-01-01") });
    return found.ok ? found.value.provider : found.error.code;
  };
  expect([find("m-2"), find("m-1"), find("b/m-1"), find("m-9")]).toEqual([
    "b",
    "ambiguous_provider",
    "b",
    "unknown_model",
  ]);
});
