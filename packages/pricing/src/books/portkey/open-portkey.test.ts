import { expect, it } from "vitest";
import { at, type Conditions, toDecimal } from "../../index.ts";
import { openPortkey } from "./open-portkey.ts";

const open = (json: object) => {
  const book = openPortkey([{ name: "dir/acme.json", text: JSON.stringify(json) }], "portkey");
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  return book.value;
};

/** Prices of model `m` as `meter usd {conditions}`, as arranged for looking up. */
const prices = (json: object, model = "m"): string[] => {
  const found = open(json).find({ provider: "acme", model, at: at("2026-01-01") });
  if (!found.ok) return [found.error.code];
  return found.value.table.lines.map(
    ({ meter, usd, when }) => `${meter} ${toDecimal(usd).text} ${words(when)}`,
  );
};
const words = (when: Conditions): string => JSON.stringify(when).replaceAll('"', "");
const units = (rates: Record<string, number>) =>
  Object.fromEntries(Object.entries(rates).map(([key, price]) => [key, { price }]));
const plain = (rates: Record<string, number>) => ({
  pricing_config: { pay_as_you_go: units(rates) },
});

it.each([
  { name: "cents", row: plain({ request_token: 0.0003 }), want: ["input_text 0.000003 {}"] },
  { name: "exponents", row: plain({ response_token: 7e-6 }), want: ["output_text 0.00000007 {}"] },
  {
    name: "additional units",
    row: {
      pricing_config: {
        pay_as_you_go: {
          additional_units: units({ web_search: 1, routing_units: 2, default_sample_count: 1 }),
        },
      },
    },
    want: ["web_searches 0.01 {}"],
  },
  {
    name: "batch",
    row: { pricing_config: { batch_config: units({ request_token: 0.0001 }) } },
    want: ["input_text 0.000001 {serviceTier:batch}"],
  },
  {
    name: "two keys, one amount",
    row: plain({ request_token: 1, request_text_token: 1 }),
    want: ["input_text 0.01 {}"],
  },
  {
    name: "a zero beside an amount",
    row: plain({ request_token: 0, request_text_token: 1 }),
    want: ["input_text 0.01 {}"],
  },
  {
    name: "images",
    row: {
      pricing_config: {
        pay_as_you_go: {
          image: {
            default: { default: { price: 4 } },
            hd: { default: { price: 8 }, "2x2": { price: 12 } },
          },
        },
      },
    },
    want: [
      "images 0.04 {}",
      "images 0.08 {variant:{quality:hd,size:default}}",
      "images 0.12 {variant:{quality:hd,size:2x2}}",
    ],
  },
  {
    name: "training",
    row: { pricing_config: { finetune_config: { pay_per_token: { price: 0.0025 } } } },
    want: ["training_tokens 0.000025 {}"],
  },
  {
    name: "a fee a request",
    row: { pricing_config: { fixed_cost: { request: { price: 0.5 }, response: { price: 0 } } } },
    want: ["requests 0.005 {}"],
  },
  {
    name: "another currency",
    row: { pricing_config: { currency: "EUR", pay_as_you_go: units({ request_token: 1 }) } },
    want: [],
  },
])("reads $name", ({ row, want }) => {
  expect(prices({ m: row })).toEqual(want);
});

it("reads regions and execution modes, and a fee that all repeat once", () => {
  const mode = (request_token: number) => ({
    pricing_config: {
      pay_as_you_go: { ...units({ request_token }), additional_units: units({ web_search: 1 }) },
    },
  });
  const row = {
    ...plain({ request_token: 9 }),
    custom_pricing: {
      regions: {
        default: { execution_modes: { standard: mode(2), batch: mode(1) } },
        "eu,us": { execution_modes: { standard: mode(3) } },
      },
    },
  };
  expect(prices({ m: row })).toEqual([
    "input_text 0.02 {}",
    "web_searches 0.01 {}",
    "input_text 0.01 {serviceTier:batch}",
    "input_text 0.03 {region:eu}",
    "input_text 0.03 {region:us}",
  ]);
});

it("reads the fast mode as a service tier, as a response states it", () => {
  const execution_modes = {
    standard: plain({ request_token: 2 }),
    fast: plain({ request_token: 6 }),
  };
  const row = { custom_pricing: { regions: { default: { execution_modes } } } };
  expect(prices({ m: row })).toEqual(["input_text 0.02 {}", "input_text 0.06 {serviceTier:fast}"]);
});

it("joins the two halves of a model that is split by the length of its input", () => {
  const book = {
    "m-lte-128k": plain({ request_token: 1 }),
    "m-gt-128k": plain({ request_token: 2 }),
  };
  expect(prices(book)).toEqual([
    "input_text 0.01 {contextUpTo:128000}",
    "input_text 0.02 {contextAbove:128000}",
  ]);
  expect(prices(book, "m-gt-128k")).toEqual(["input_text 0.02 {}"]);
});

it("leaves out prices that contradict each other, and says which", () => {
  const halves = { "m-lte-128k": 1, "m-gt-128k": 2, "m-lte-200k": 3, "m-gt-200k": 4 };
  const json = Object.fromEntries(
    Object.entries(halves).map(([name, request_token]) => [name, plain({ request_token })]),
  );
  const found = open(json).find({ provider: "acme", model: "m", at: at("2026-01-01") });
  expect(found.ok && found.value.table.lines).toEqual([]);
  expect(found.ok && found.value.rule).toContain(
    "contradicting prices left out: portkey/acme/m/lte-128k.request_token",
  );
});

it("lists what it has no meter for", () => {
  const json = {
    default: plain({ request_token: 0 }),
    m: plain({ smell_token: 1, request_token: 0 }),
    n: null,
  };
  expect(openPortkey([{ name: "acme.json", text: JSON.stringify(json) }], "portkey")).toMatchObject(
    {
      ok: false,
      error: { code: "wrong_shape", file: "acme.json", path: "n" },
    },
  );
  expect(open({ m: json.m }).remarks).toEqual([
    "no meter for: smell_token (1 entry)",
    "zero taken for unknown: pricing_config.request_token (1 entry)",
  ]);
});
