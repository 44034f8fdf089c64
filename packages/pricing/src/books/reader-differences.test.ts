import { expect, it } from "vitest";
import { noteText, type Usage } from "../index.ts";
import { readerDifferences } from "./reader-differences.ts";

const anthropic = (usage: object) => ({ model: "claude-x", type: "message", usage });

it.each([
  {
    name: "the same counts",
    inclusive: { input_tokens: 12, cache_read_tokens: 4, output_tokens: 5 },
    usage: { input_tokens: 8, cache_read_input_tokens: 4, output_tokens: 5 },
    want: [],
  },
  {
    name: "a count that the book has no mapping for",
    inclusive: { input_tokens: 8, output_tokens: 5 },
    usage: { input_tokens: 8, output_tokens: 5, server_tool_use: { web_search_requests: 2 } },
    want: ["web_searches: this book reads 0, our own reader 2"],
  },
  {
    name: "text, which our reader leaves as the rest",
    inclusive: { input_tokens: 8, input_text_tokens: 8, output_tokens: 5 },
    usage: { input_tokens: 8, output_tokens: 5 },
    want: [],
  },
  {
    name: "a service tier that the book does not read",
    inclusive: { input_tokens: 8, output_tokens: 5 },
    usage: { input_tokens: 8, output_tokens: 5, service_tier: "batch" },
    want: ["service_tier: this book reads standard, our own reader batch"],
  },
])("tells $name", ({ inclusive, usage, want }) => {
  const theirs: Usage = { meters: {}, inclusive, known: "exact", api: "foreign", notes: [] };
  const source = { provider: "anthropic", api: "default" };
  expect(readerDifferences(theirs, anthropic(usage), source).map(noteText)).toEqual(want);
});

it("tells that our reader knows nothing of the body", () => {
  const theirs: Usage = {
    meters: {},
    inclusive: { input_tokens: 1 },
    known: "exact",
    api: "foreign",
    notes: [],
  };
  const notes = readerDifferences(theirs, { u: 1 }, { provider: "acme" });
  expect(notes.map(noteText)).toEqual(["usage: this book reads counts, our own reader nothing"]);
});
