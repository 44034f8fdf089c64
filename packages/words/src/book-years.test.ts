import type { PathResult } from "@outlay/estimate";
import { expect, it } from "vitest";
import { bookUnit, yearTitle } from "./book-years.ts";

it.each([
  { year: 2026, months: 0, want: "2026 (build)" },
  { year: 2027, months: 1, want: "2027 (1 month)" },
  { year: 2027, months: 9, want: "2027 (9 months)" },
  { year: 2028, months: 12, want: "2028" },
])("a year of $months months is $want", ({ want, ...year }) => {
  expect(yearTitle(year)).toBe(want);
});

/** A path of one year, in its currency or not. */
const path = (inCurrency: boolean): PathResult =>
  ({ years: [inCurrency ? { inCurrency: { cash: 1 } } : {}] }) as unknown as PathResult;

it.each([
  { name: "dollars", currency: {}, paths: [path(false)], unit: "USD", money: "$1.2K" },
  { name: "euros", currency: { currency: "EUR" }, paths: [path(true)], unit: "EUR", money: "1.2K" },
  {
    name: "dollars where a path has none in euros",
    currency: { currency: "EUR" },
    paths: [path(true), path(false)],
    unit: "USD",
    money: "$1.2K",
  },
])("books in $name", ({ currency, paths, unit, money }) => {
  const found = bookUnit(currency, paths);
  expect(found.name).toBe(unit);
  expect(found.local).toBe(unit !== "USD");
  expect(found.money(1_234)).toBe(money);
  expect(found.money(1_046_671)).toBe(money.replace("1.2K", "1.0M"));
  expect(found.money(0)).toBe("-");
});
