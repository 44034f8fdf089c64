import fc from "fast-check";
import { expect, it } from "vitest";
import { textWidth } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

it.each([
  { text: "", width: 50, want: [""] },
  { text: "one", width: 50, want: ["one"] },
  { text: "one two", width: 500, want: ["one two"] },
  { text: "one two", width: 30, want: ["one", "two"] },
  { text: "incomprehensible", width: 50, want: ["incompr", "ehensibl", "e"] },
])("sets $text in $width px as $want", ({ text, width, want }) => {
  expect(wrapText(text, width, 12)).toEqual(want);
});

it("keeps every letter, in lines that fit", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 20, max: 200 }), (text, width) => {
      const lines = wrapText(text, width, 12);
      expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      for (const line of lines) {
        expect([...line].length === 1 || textWidth(line, 12) <= width).toBe(true);
      }
    }),
  );
});
