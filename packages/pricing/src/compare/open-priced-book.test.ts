import { expect, it } from "vitest";
import { bookErrorText } from "../books/book-error.ts";
import { openPricedBook } from "./open-priced-book.ts";

const open = (kind: string, json: unknown) => {
  const files = [{ name: "copy.json", text: JSON.stringify(json) }];
  const opened = openPricedBook({ kind, id: kind, files });
  return opened.ok ? "opened" : bookErrorText(opened.error);
};
const model = { litellm_provider: "openai", mode: "chat", input_cost_per_token: 2e-6 };

it.each([
  { kind: "litellm", json: {} },
  { kind: "litellm", json: { m: { litellm_provider: "openai", mode: "chat" } } },
  { kind: "genai-prices", json: [] },
  {
    kind: "genai-prices",
    json: [{ id: "p", models: [{ id: "m", match: { equals: "m" }, prices: {} }] }],
  },
  { kind: "models.dev", json: {} },
  { kind: "openrouter", json: { data: [] } },
])("refuses $kind without a price: $json", ({ kind, json }) => {
  expect(open(kind, json)).toBe(
    `copy.json: no price read; is it a catalogue of the kind ${kind}, and whole?`,
  );
});

it("opens a book with a price, and says of others what openBook says", () => {
  expect(open("litellm", { m: model })).toBe("opened");
  expect(open("litellm", [])).toBe("copy.json: the file should be an object");
});
