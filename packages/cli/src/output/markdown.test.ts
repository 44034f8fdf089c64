import fc from "fast-check";
import { expect, it } from "vitest";
import { markdownCode, markdownTable, markdownText } from "./markdown.ts";

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
