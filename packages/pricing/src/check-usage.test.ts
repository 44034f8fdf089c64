import { expect, it } from "vitest";
import { checkUsage } from "./check-usage.ts";
import type { NoteCode } from "./note.ts";
import type { Meters } from "./usage.ts";

it.each<{
  name: string;
  meters: Meters;
  inclusive: Record<string, number>;
  codes: readonly NoteCode[];
}>([
  {
    name: "all fits",
    meters: { input_text: 6, cache_read_text: 4, output_text: 5 },
    inclusive: { input_tokens: 10, cache_read_tokens: 4, output_tokens: 5 },
    codes: [],
  },
  { name: "nothing told beside the meters", meters: { output_text: 5 }, inclusive: {}, codes: [] },
  {
    name: "the cache counted twice",
    meters: { input_text: 10, cache_read_text: 4 },
    inclusive: { input_tokens: 10 },
    codes: ["parts_above_total"],
  },
  {
    name: "reasoning counted twice",
    meters: { output_text: 10, output_reasoning: 4 },
    inclusive: { output_tokens: 10 },
    codes: ["parts_above_total"],
  },
  {
    name: "more cached than input",
    meters: {},
    inclusive: { input_tokens: 10, cache_read_tokens: 8, cache_write_tokens: 4 },
    codes: ["cached_above_input"],
  },
  {
    name: "more reasoning than output",
    meters: {},
    inclusive: { output_tokens: 10, output_reasoning_tokens: 11 },
    codes: ["parts_above_total"],
  },
  { name: "a negative count", meters: { input_text: -1 }, inclusive: {}, codes: ["not_a_count"] },
  { name: "half a token", meters: { input_text: 1.5 }, inclusive: {}, codes: ["not_a_count"] },
  {
    name: "not a number",
    meters: { audio_seconds: Number.NaN },
    inclusive: {},
    codes: ["not_a_count"],
  },
  { name: "half a second", meters: { audio_seconds: 0.5 }, inclusive: {}, codes: [] },
])("$name", ({ meters, inclusive, codes }) => {
  const notes = checkUsage({ meters, inclusive, known: "exact", api: "openai-chat", notes: [] });
  expect(notes.map(({ code }) => code)).toEqual(codes);
});
