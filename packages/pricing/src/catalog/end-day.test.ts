import { expect, it } from "vitest";
import { type EndOfLife, endDay } from "../index.ts";

const seen = { sources: ["a"], checked: "2026-08-03" };
const table: { name: string; end: EndOfLife | undefined; want: string | undefined }[] = [
  { name: "no end", end: undefined, want: undefined },
  { name: "a day", end: { ...seen, date: "2026-12-01" }, want: "2026-12-01" },
  { name: "a promise only", end: { ...seen, not_before: "2026-12-01" }, want: undefined },
  {
    name: "an end on no known day: when it was seen",
    end: { ...seen, ended: true },
    want: "2026-08-03",
  },
];

it.each(table)("$name", ({ end, want }) => {
  expect(endDay(end)).toBe(want);
});
