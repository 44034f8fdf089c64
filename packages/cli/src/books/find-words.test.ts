import type { FindError } from "@outlay/pricing";
import { expect, it } from "vitest";
import { findWords } from "./find-words.ts";

it.each<{ error: FindError; want: string }>([
  {
    error: {
      code: "unknown_model",
      model: "gpt-6",
      nearest: ["gpt-6-sol", "gpt-4"],
      ended: ["gpt-4"],
    },
    want: "the book list has no model gpt-6; nearest: gpt-6-sol, gpt-4 (ended).",
  },
  {
    error: { code: "unknown_model", model: "zzz", nearest: [] },
    want: "the book list has no model zzz. `outlay price list` shows what it has.",
  },
  {
    error: { code: "unknown_model", model: "m", nearest: ["n"], sellers: ["acme", "bedrock"] },
    want: "the book list has no model m at this provider; it is sold by acme, bedrock: --provider acme.",
  },
  {
    error: { code: "unknown_provider", provider: "opnai", nearest: ["openai"] },
    want: "the book list has no provider opnai; nearest: openai.",
  },
  {
    error: { code: "ambiguous_provider", model: "m", providers: ["acme", "bedrock"] },
    want: "m is sold by acme, bedrock: name one, as acme/m or with --provider.",
  },
])("$want", ({ error, want }) => {
  expect(findWords(error, "list")).toBe(want);
});
