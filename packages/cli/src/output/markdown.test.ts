import fc from "fast-check";
import { expect, it } from "vitest";
import { markdownCode, markdownTable, markdownText, plainDollars } from "./markdown.ts";

it.each([
  { text: "a|b", want: "a\\|b" },
  { text: "<img src=x>", want: "\\<img src=x\\>" },
  { text: "![a](https://x.y)", want: "\\!\\[a\\](https:\u200B//x.y)" },
  { text: "@everyone", want: "@\u200Beveryone" },
  { text: "see #12", want: "see \\#\u200B12" },
  { text: "two\nlines\u202E", want: "two lines" },
  { text: "**bold** `code`", want: "\\*\\*bold\\*\\* \\`code\\`" },
])("$text is text: $want", ({ text, want }) => {
  expect(markdownText(text)).toBe(want);
});

it.each([
  { text: "plan.yaml", want: "`plan.yaml`" },
  { text: "a`b", want: "`` a`b ``" },
  { text: "``", want: "``` `` ```" },
  { text: "", want: "`  `" },
])("$text is code: $want", ({ text, want }) => {
  expect(markdownCode(text)).toBe(want);
});

it.each([
  { text: "$1 to $2", want: "\\$1 to \\$2" },
  { text: "`a=$3` $4", want: "`a=$3` \\$4" },
  { text: `${markdownText("a`b")} $5, ${markdownText("c`d")} $6`, want: "a\\`b \\$5, c\\`d \\$6" },
  { text: markdownText("$7"), want: "\\$7" },
])("the dollars of $text are money: $want", ({ text, want }) => {
  expect(plainDollars(text)).toBe(want);
});

it("no text ends its cell, its row or its code", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const [code, plain] = [markdownCode(text), markdownText(text)];
      expect(`${code}${plain}`).not.toMatch(/[\n\r]/);
      const [, , row = ""] = markdownTable(["", ":b"], [[code, plain]]).split("\n");
      expect(row.match(/(?<!\\)(?:\\\\)*\|/g)?.length).toBe(3);
      const fence = /^`+/.exec(code)?.[0] ?? "";
      expect(code.slice(fence.length, -fence.length)).not.toContain(fence);
    }),
  );
});
