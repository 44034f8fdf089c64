import fc from "fast-check";
import { expect, it } from "vitest";
import { bar } from "./bar.ts";
import { colours, wantsColour } from "./colour.ts";
import { displayWidth } from "./display-width.ts";
import { table } from "./table.ts";
import { paragraph, wrapLines } from "./wrap.ts";

it.each([
  { text: "cost", want: 4 },
  { text: "費用", want: 4 },
  { text: "e\u0301", want: 1 },
  { text: "👩‍🔬", want: 2 },
  { text: "🇩🇪", want: 2 },
  { text: colours(true).red("late"), want: 4 },
  { text: "─█", want: 2 },
])("$text takes $want columns", ({ text, want }) => {
  expect(displayWidth(text)).toBe(want);
});

it("sets numbers to the right and wide characters in step", () => {
  const made = table(
    [{ header: "line" }, { header: "a month", align: "right" }],
    [["model usage", "$1.2K"], null, ["費用", "$115K"]],
  );
  expect(made).toBe(
    ["line         a month", "model usage    $1.2K", "", "費用           $115K"].join("\n"),
  );
});

it("wraps the columns that may be wrapped, never the figures", () => {
  const made = table(
    [
      { header: "why", wraps: true },
      { header: "USD", align: "right" },
    ],
    [["three words here that are long", "1234567890"]],
    { width: 24, indent: 2 },
  );
  expect(made).toBe(
    [
      "  why                USD",
      "  three       1234567890",
      "  words here",
      "  that are",
      "  long",
    ].join("\n"),
  );
});

it("is never wider than asked where a column may be wrapped", () => {
  const cell = fc.string({ unit: "grapheme", maxLength: 60 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 4 }), (rows) => {
      const columns = [
        { header: "a", wraps: true },
        { header: "b", wraps: true },
      ];
      for (const line of table(columns, rows, { width: 40 }).split("\n")) {
        expect(displayWidth(line)).toBeLessThanOrEqual(40);
      }
    }),
  );
});

it.each([
  { text: "one two three", columns: 7, want: ["one two", "three"] },
  { text: "", columns: 5, want: [""] },
  { text: "abcdefgh", columns: 3, want: ["abc", "def", "gh"] },
  { text: "a\nb", columns: 5, want: ["a", "b"] },
])("wraps $text to $columns columns", ({ text, columns, want }) => {
  expect(wrapLines(text, columns)).toEqual(want);
});

it("indents each line of a paragraph", () => {
  expect(paragraph("one two three", 12, 2)).toBe("  one two\n  three");
});

it.each([
  { share: 0, want: "" },
  { share: Number.NaN, want: "" },
  { share: 0.00001, want: "▏" },
  { share: 0.5, want: "█████" },
  { share: 0.55, want: "█████▌" },
  { share: 2, want: "██████████" },
])("a bar of $share is '$want'", ({ share, want }) => {
  expect(bar(share, 10)).toBe(want);
});

it.each([
  { env: {}, terminal: true, want: true },
  { env: {}, terminal: false, want: false },
  { env: { NO_COLOR: "1" }, terminal: true, want: false },
  { env: { NO_COLOR: "" }, terminal: true, want: true },
  { env: { FORCE_COLOR: "1" }, terminal: false, want: true },
  { env: { FORCE_COLOR: "0" }, terminal: true, want: false },
  { env: { NO_COLOR: "1", FORCE_COLOR: "1" }, terminal: true, want: false },
  { env: { TERM: "dumb" }, terminal: true, want: false },
])("colour with $env on a terminal ($terminal): $want", ({ env, terminal, want }) => {
  expect(wantsColour(env, terminal)).toBe(want);
});
