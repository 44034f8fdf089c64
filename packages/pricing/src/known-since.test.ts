import { expect, it } from "vitest";
import { line } from "./acme-book.fixture.ts";
import { at } from "./instant.ts";
import { knownSince } from "./known-since.ts";

const lines = [
  line("input_text", "3", {
    effective: { from: at("2026-01-01") },
    known: { from: at("2026-06-01") },
  }),
  line("output_text", "9", {
    effective: { from: at("2026-01-01"), to: at("2026-03-01") },
    known: { from: at("2026-05-01"), to: at("2026-07-01") },
  }),
];

it.each([
  { day: "2026-02-01", meter: undefined, want: "2026-05-01" },
  { day: "2026-02-01", meter: "input_text" as const, want: "2026-06-01" },
  { day: "2026-03-01", meter: undefined, want: "2026-06-01" },
  { day: "2025-12-31", meter: undefined, want: undefined },
  { day: "2026-02-01", meter: "images" as const, want: undefined },
])("prices of $day ($meter) are known since $want", ({ day, meter, want }) => {
  expect(knownSince(lines, at(day), meter)).toBe(want && at(want));
});
