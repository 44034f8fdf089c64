import { expect, it } from "vitest";
import { monthBefore, weeksText } from "./path-facts.ts";

it.each([
  { start: "2027-03", months: 10.5, want: "2026-04" },
  { start: "2027-03", months: 2, want: "2027-01" },
  { start: "2027-01", months: 0.1, want: "2026-12" },
  { start: "2027-01", months: 12, want: "2026-01" },
])("$months months before $start is $want", ({ start, months, want }) => {
  expect(monthBefore(start, months)).toBe(want);
});

it.each([
  { p10: 3.2, p90: 4.4, want: "14-19" },
  { p10: 2, p90: 2.05, want: "9" },
])("$p10 to $p90 months are $want weeks", ({ p10, p90, want }) => {
  expect(weeksText({ p10, p90 })).toBe(want);
});
