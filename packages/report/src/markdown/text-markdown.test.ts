import { expect, it } from "vitest";
import { escapeMarkdown, textMarkdown } from "./text-markdown.ts";

it.each([
  { text: "$1.5M of a|b", want: "\\$1.5M of a\\|b" },
  { text: "<b>", want: "&lt;b&gt;" },
  { text: "P&L &lt; &#60;", want: "P&L &amp;lt; &amp;#60;" },
  { text: "# no heading", want: "\\# no heading" },
  { text: "1. no list", want: "1\\. no list" },
  { text: "- no list", want: "\\- no list" },
  { text: "-", want: "\\-" },
  { text: "#", want: "\\#" },
  { text: "---", want: "\\---" },
  { text: "- -", want: "\\- -" },
  { text: "--- a", want: "--- a" },
  { text: "a\u202eb", want: "ab" },
  { text: "-$5K", want: "-\\$5K" },
  { text: "two\nlines", want: "two lines" },
])("$text becomes $want", ({ text, want }) => {
  expect(escapeMarkdown(text)).toBe(want);
});

it.each([
  { text: [{ kind: "code", text: "a`b|c" }], want: "``a`b|c``" },
  { text: [{ kind: "code", text: "`a`" }], want: "`` `a` ``" },
  { text: [{ kind: "strong", text: "a*b" }], want: "**a\\*b**" },
  {
    text: [{ kind: "link", text: "p", href: "https://a.org/(b)" }],
    want: "[p](<https://a.org/(b)>)",
  },
  { text: [{ kind: "link", text: "here", href: "#costs" }], want: "here" },
] as const)("$want", ({ text, want }) => {
  expect(textMarkdown(text)).toBe(want);
});
