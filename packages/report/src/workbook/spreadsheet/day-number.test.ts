import { expect, it } from "vitest";
import { dayNumber, monthNumber } from "./day-number.ts";

it.each([
  { day: "1900-03-01", number: 61 },
  { day: "2000-01-01", number: 36_526 },
  { day: "2027-01", number: 46_388 },
  { day: "2028-02-29", number: 46_812 },
])("$day is $number", ({ day, number }) => {
  expect(dayNumber(day)).toBe(number);
});

it("counts months past the end of a year", () => {
  expect(monthNumber("2027-01", 0)).toBe(dayNumber("2027-01"));
  expect(monthNumber("2027-01", 14)).toBe(dayNumber("2028-03"));
});
