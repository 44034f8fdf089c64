import { expect, it } from "vitest";
import { heightOf, linesOf } from "./row-height.ts";

it.each([
  { text: "one two", width: 20, lines: 1 },
  { text: "one two three", width: 8, lines: 2 },
  { text: "one\ntwo three", width: 8, lines: 3 },
  { text: "unbreakable", width: 4, lines: 1 },
])("$text in $width characters takes $lines", ({ text, width, lines }) => {
  expect(linesOf(text, width)).toBe(lines);
});

it("is as high as the cell that needs most, and says nothing where one line is enough", () => {
  const wrap = { wrap: true } as const;
  const long = { content: "word ".repeat(20), style: wrap };
  expect(heightOf([{ content: "a", style: wrap }, long], [10, 50])).toEqual({ height: 30 });
  expect(heightOf([{ content: long.content }], [10])).toEqual({});
});

it("is never higher than a row can be", () => {
  const cell = { content: "word ".repeat(2000), style: { wrap: true } } as const;
  expect(heightOf([cell], [10])).toEqual({ height: 409 });
});
