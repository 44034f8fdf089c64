import { expect, it } from "vitest";
import { openBook } from "../../index.ts";
import { bookOf, pricesOf } from "../flat/listed-prices.fixture.ts";

const history = [
  { input: 3, output: 15, input_cached: null, from_date: null, to_date: "2026-06-13" },
  { input: 2, output: 8, input_cached: 0.2, from_date: "2026-06-13", to_date: null },
];
const vendor = bookOf("simonw", {
  vendor: "z.ai",
  models: [
    { id: "acme-1", name: "Acme 1 ≤200k", price_history: history },
    {
      id: "acme-1-200k",
      name: "Acme 1 >200k",
      price_history: [{ input: 4, output: 16, from_date: null, to_date: null }],
    },
    { id: "acme-16k", name: "Acme 16k", price_history: [history[1]] },
  ],
});

it.each([
  { day: "2026-06-12", want: ["input_text 3/1000000 {}", "output_text 15/1000000 {}"] },
  {
    day: "2026-06-13",
    want: ["input_text 2/1000000 {}", "output_text 8/1000000 {}", "cache_read_text 0.2/1000000 {}"],
  },
])("has the prices of $day", ({ day, want }) => {
  const prices = pricesOf(vendor, "acme-1", "zai", day);
  expect(prices.filter((price) => !price.includes("contextAbove"))).toEqual(want);
});

it("reads an entry for longer prompts as such, and under its own id", () => {
  expect(pricesOf(vendor, "acme-1", "zai").slice(-2)).toEqual([
    "input_text 4/1000000 {contextAbove:200000}",
    "output_text 16/1000000 {contextAbove:200000}",
  ]);
  expect(pricesOf(vendor, "acme-1-200k", "zai")).toHaveLength(2);
  expect(pricesOf(vendor, "acme-16k", "zai")).toHaveLength(3);
  expect(pricesOf(vendor, "acme", "zai")).toEqual(["unknown_model"]);
});

it("reads the list of current prices", () => {
  const book = bookOf("simonw", {
    updated_at: "2026-08-05",
    prices: [
      { id: "acme-1", vendor: "acme", name: "Acme", input: 1, output: 0, input_cached: null },
    ],
  });
  expect(pricesOf(book, "acme-1", "acme")).toEqual(["input_text 1/1000000 {}"]);
});

it("says where a day is none", () => {
  const text = JSON.stringify({
    vendor: "a",
    models: [{ id: "m", price_history: [{ input: 1, to_date: "soon" }] }],
  });
  const opened = openBook({ kind: "simonw", id: "simonw", files: [{ name: "a.json", text }] });
  expect(opened).toMatchObject({
    ok: false,
    error: { path: "models[0].price_history[0].to_date" },
  });
});
