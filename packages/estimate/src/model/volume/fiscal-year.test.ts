import { expect, it } from "vitest";
import { bookYears, fiscalYears } from "./fiscal-year.ts";

it.each([
  { start: "2027-01", months: 24, first: 1, want: ["2027: 0 to 12", "2028: 12 to 24"] },
  {
    start: "2027-01",
    months: 24,
    first: 4,
    want: ["2027: 0 to 3", "2028: 3 to 15", "2029: 15 to 24"],
  },
  { start: "2027-04", months: 12, first: 4, want: ["2028: 0 to 12"] },
  { start: "2027-12", months: 2, first: 1, want: ["2027: 0 to 1", "2028: 1 to 2"] },
  { start: "2027-03", months: 1, first: 4, want: ["2027: 0 to 1"] },
])("$months months from $start, years from month $first", ({ start, months, first, want }) => {
  const years = fiscalYears(start, months, first);
  expect(years.map(({ year, from, to }) => `${year}: ${from} to ${to}`)).toEqual(want);
});

it.each([
  {
    start: "2027-01",
    first: 1,
    want: ["2025: -24 to -12", "2026: -12 to 0", "2027: 0 to 12"],
  },
  {
    start: "2027-01",
    first: 4,
    want: ["2025: -33 to -21", "2026: -21 to -9", "2027: -9 to 3", "2028: 3 to 12"],
  },
])("books of a launch in $start, years from month $first", ({ start, first, want }) => {
  const years = bookYears(start, 12, first);
  expect(years.map(({ year, from, to }) => `${year}: ${from} to ${to}`)).toEqual(want);
});
