import { expect, it } from "vitest";
import { at, type Conditions, toDecimal } from "../../index.ts";
import { openModelsDev } from "./open-models-dev.ts";

const open = (cost: unknown, name = "M") => {
  const text = JSON.stringify({
    acme: { doc: "https://example.com", models: { m: { name, cost } } },
  });
  const book = openModelsDev(text, "api.json", "models.dev");
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  return book.value;
};
const prices = (cost: unknown, name?: string): string[] => {
  const found = open(cost, name).find({ provider: "acme", model: "m", at: at("2026-01-01") });
  if (!found.ok) return [found.error.code];
  return found.value.table.lines.map(
    ({ meter, usd, per, when }) => `${meter} ${toDecimal(usd).text}/${per} ${words(when)}`,
  );
};
const words = (when: Conditions): string => JSON.stringify(when).replaceAll('"', "");

it.each([
  {
    name: "USD for a million",
    cost: { input: 3, reasoning: 4, input_audio: 5 },
    want: ["input_text 3/1000000 {}", "output_reasoning 4/1000000 {}", "input_audio 5/1000000 {}"],
  },
  { name: "no cost at all", cost: undefined, want: [] },
  { name: "zeros", cost: { input: 0, output: 0, cache_write: 0 }, want: [] },
  {
    name: "zeros of a free model",
    title: "M (free)",
    cost: { input: 0 },
    want: ["input_text 0/1000000 {}"],
  },
  {
    name: "tiers, each up to the next",
    cost: {
      input: 1,
      tiers: [
        { tier: { type: "context", size: 128 }, input: 3 },
        { tier: { size: 32 }, input: 2 },
      ],
    },
    want: [
      "input_text 1/1000000 {}",
      "input_text 3/1000000 {contextAbove:128}",
      "input_text 2/1000000 {contextAbove:32,contextUpTo:128}",
    ],
  },
  {
    name: "the older key for long input",
    cost: { input: 1, context_over_200k: { input: 2 } },
    want: ["input_text 1/1000000 {}", "input_text 2/1000000 {contextAbove:200000}"],
  },
])("reads $name", ({ cost, title, want }) => {
  expect(prices(cost, title)).toEqual(want);
});

it("lists the keys that it does not know instead of guessing", () => {
  expect(
    open({ input: 1, cached_input: 0.1, tiers: [{ tier: { type: "day", size: 1 }, input: 2 }] })
      .remarks,
  ).toEqual([
    "no meter for: cached_input (1 entry)",
    "no meter for: tiers without a context size (1 entry)",
  ]);
});
