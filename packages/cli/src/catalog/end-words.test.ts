import { expect, it } from "vitest";
import { endWords } from "./end-words.ts";

const seen = { sources: ["a"], checked: "2026-08-03" };

it.each([
  { end: { ...seen, date: "2026-11-24" }, want: "ends 2026-11-24" },
  {
    end: { ...seen, date: "2026-11-23", replacement: "n" },
    want: "ended 2026-11-23; its vendor recommends n",
  },
  { end: { ...seen, not_before: "2027-01-01" }, want: "served at least until 2027-01-01" },
  {
    end: { ...seen, ended: true },
    want: "ended, on a day that is not known (a source shows it ended on 2026-08-03)",
  },
])("$want", ({ end, want }) => {
  expect(endWords(end, "2026-11-23")).toBe(want);
});
