import { expect, it } from "vitest";
import { bookOf, pricesOf } from "../flat/listed-prices.fixture.ts";

const entry = { litellm_provider: "openai", mode: "chat", input_cost_per_token: 1e-6 };
const book = bookOf("tokencost", { "gpt-9": entry, "ft:gpt-3.5-turbo": entry });

it.each([
  { model: "GPT-9", want: ["input_text 0.000001/1 {}"] },
  { model: "ft:gpt-3.5-turbo:org:name:id", want: ["input_text 0.000001/1 {}"] },
  { model: "gpt-9-mini", want: ["unknown_model"] },
])("finds $model by the key in lower case", ({ model, want }) => {
  expect(pricesOf(book, model, "openai")).toEqual(want);
});
