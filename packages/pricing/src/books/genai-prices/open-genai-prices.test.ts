import { expect, it } from "vitest";
import { openGenaiPrices } from "./open-genai-prices.ts";

it.each([
  { name: "not JSON", text: "{", want: { code: "not_json" } },
  { name: "no list", text: "{}", want: { code: "wrong_shape", path: "", expected: "a list" } },
  {
    name: "a negative price",
    text: price({ input_mtok: -1 }),
    want: { path: "[0].models[0].prices.input_mtok" },
  },
  {
    name: "a price as text",
    text: price({ input_mtok: "1" }),
    want: { path: "[0].models[0].prices.input_mtok" },
  },
  { name: "no prices", text: price([]), want: { path: "[0].models[0].prices" } },
  {
    name: "an unknown clause",
    text: price({}, { like: "a" }),
    want: { path: "[0].models[0].match" },
  },
  {
    name: "a day that is none",
    text: price([{ constraint: { start_date: "2026-02-30" }, prices: {} }]),
    want: { code: "wrong_shape" },
  },
])("does not open: $name", ({ text, want }) => {
  const opened = openGenaiPrices(text, "book.json", "small");
  expect(opened).toMatchObject({ ok: false, error: want });
});

function price(prices: unknown, match: object = { equals: "m" }): string {
  return JSON.stringify([
    { id: "p", name: "P", api_pattern: "x", models: [{ id: "m", match, prices }] },
  ]);
}
