import { describe, expect, it } from "vitest";
import { monthAfter, monthRange, monthsUntil, monthWords } from "./month-words.ts";

it.each([
  { month: "2027-01", want: "January 2027" },
  { month: "2027-12", want: "December 2027" },
])("$month is $want", ({ month, want }) => {
  expect(monthWords(month)).toBe(want);
});

it.each([
  { first: "2027-03", last: "2027-03", want: "March 2027" },
  { first: "2027-03", last: "2027-05", want: "March to May 2027" },
  { first: "2026-11", last: "2027-02", want: "November 2026 to February 2027" },
])("$first to $last is $want", ({ first, last, want }) => {
  expect(monthRange(first, last)).toBe(want);
});

describe("a time that begins on a day", () => {
  it.each([
    { day: "2026-11-23", months: 0, want: "2026-11" },
    { day: "2026-11-23", months: 0.3, want: "2026-12" },
    { day: "2026-11-01", months: 1, want: "2026-12" },
    { day: "2026-11-23", months: 4.5, want: "2027-04" },
    { day: "2026-12-31", months: 12, want: "2027-12" },
  ])("of $months months from $day ends in $want", ({ day, months, want }) => {
    expect(monthAfter(day, months)).toBe(want);
  });

  it.each([
    { from: "2026-11-01", to: "2027-01", want: 2 },
    { from: "2026-12", to: "2027-01", want: 1 },
    { from: "2027-02-01", to: "2027-01", want: -1 },
  ])("from $from to $to is $want months", ({ from, to, want }) => {
    expect(monthsUntil(to) - monthsUntil(from)).toBe(want);
  });
});
