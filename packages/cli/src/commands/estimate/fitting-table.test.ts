import { expect, it } from "vitest";
import { colours } from "../../output/colour.ts";
import { fittingTable } from "./fitting-table.ts";
import { wholeWords } from "./whole-words.ts";

const columns = [
  { header: "line", wraps: true },
  { header: "node" },
  { header: "a month", align: "right", dropped: 1 },
  { header: "total", align: "right", alone: "in all" },
] as const;
const rows = [["Human review", "hosted.human-review.total", "$6.0K", "$517K"], null];

it.each([
  {
    name: "all columns where they fit",
    width: 55,
    want: [
      "line          node                       a month  total",
      "Human review  hosted.human-review.total    $6.0K  $517K",
      "",
    ],
  },
  {
    name: "words wrap before a column goes",
    width: 51,
    want: [
      "line      node                       a month  total",
      "Human     hosted.human-review.total    $6.0K  $517K",
      "review",
      "",
    ],
  },
  {
    name: "a column goes before a word breaks",
    width: 47,
    want: [
      "line          node                       total",
      "Human review  hosted.human-review.total  $517K",
      "",
    ],
  },
  {
    name: "blocks where even that is too wide",
    width: 38,
    want: ["Human review", "  node: hosted.human-review.total", "  in all: $517K"],
  },
])("$name", ({ width, want }) => {
  const text = fittingTable(columns, rows, { width, colour: colours(false) });
  expect(text.split("\n")).toEqual(want);
});

it("never breaks a word, and keeps a percent sign at its number", () => {
  expect(wholeWords("share 0.6 % of hosted.human-review.total", 9, 0, 2)).toBe(
    "share\n  0.6 %\n  of\n  hosted.human-review.total",
  );
});

it.each([
  {
    name: "wide enough",
    width: 40,
    want: ["cost of    hosted, tuned", "Model    Nova 2 Lite big"],
  },
  {
    name: "only as narrow as it takes",
    width: 23,
    want: ["cost of  hosted, tuned", "Model      Nova 2 Lite", "                   big"],
  },
  {
    name: "as narrow as its longest word",
    width: 17,
    want: ["cost of   hosted,", "            tuned", "Model      Nova 2", "         Lite big"],
  },
])("a tight column goes below each other before others are narrowed: $name", ({ width, want }) => {
  const tight = [
    { header: "cost of", wraps: true },
    { header: "hosted, tuned", align: "right", tight: true },
  ] as const;
  const text = fittingTable(tight, [["Model", "Nova 2 Lite big"]], {
    width,
    colour: colours(false),
  });
  expect(text.split("\n")).toEqual(want);
});
