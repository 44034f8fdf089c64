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
