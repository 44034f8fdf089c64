import { expect, it } from "vitest";
import { bookOf, pricesOf } from "../flat/listed-prices.fixture.ts";

const anthropic = {
  id: "anthropic",
  source: "models.dev",
  models: {
    "claude-3-5-haiku": { cost: { input: 0.8, output: 4 } },
    "anthropic/claude-opus-9": { cost: { input: 5 } },
  },
};

it.each([
  { of: "all providers", book: bookOf("tokenlens", { anthropic }) },
  { of: "one provider", book: bookOf("tokenlens", anthropic) },
])("finds by id, with its provider, and with a dot for a dash: $of", ({ book }) => {
  for (const name of [
    "claude-3-5-haiku",
    "anthropic:claude-3.5-haiku",
    "anthropic/claude-3-5-haiku",
  ])
    expect(pricesOf(book, name, "anthropic"), name).toHaveLength(2);
  expect(pricesOf(book, "claude-opus-9", "anthropic")).toEqual(["input_text 5/1000000 {}"]);
  expect(pricesOf(book, "claude-opus", "anthropic")).toEqual(["unknown_model"]);
});
