import { expect, it } from "vitest";
import { monthBefore } from "./paths-text.ts";

it.each([
  { start: "2027-03", months: 10.5, want: "2026-04" },
  { start: "2027-03", months: 2, want: "2027-01" },
  { start: "2027-01", months: 0.1, want: "2026-12" },
  { start: "2027-01", months: 12, want: "2026-01" },
])("$months months before $start is $want", ({ start, months, want }) => {
  expect(monthBefore(start, months)).toBe(want);
});
