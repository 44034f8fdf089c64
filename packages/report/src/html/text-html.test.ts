import { expect, it } from "vitest";
import { isLink, textHtml } from "./text-html.ts";

it.each([
  { text: "a < b", want: "a &lt; b" },
  { text: ["a ", { kind: "strong", text: "<b>" }], want: "a <strong>&lt;b&gt;</strong>" },
  { text: [{ kind: "code", text: "a&b" }], want: "<code>a&amp;b</code>" },
  { text: [{ kind: "code", text: "a.b_c" }], want: "<code>a.<wbr>b_<wbr>c</code>" },
  {
    text: [{ kind: "link", text: "page", href: 'https://a.org/"x' }],
    want: '<a href="https://a.org/&quot;x">page</a>',
  },
  { text: [{ kind: "link", text: "trap", href: "javascript:alert(1)" }], want: "trap" },
] as const)("$want", ({ text, want }) => {
  expect(textHtml(text)).toBe(want);
});

it.each([
  { href: "https://example.org/a?b#c", want: true },
  { href: "#costs", want: true },
  { href: "http://example.org", want: false },
  { href: "data:text/html,x", want: false },
  { href: " javascript:alert(1)", want: false },
  { href: "//example.org", want: false },
])("$href may be linked to: $want", ({ href, want }) => {
  expect(isLink(href)).toBe(want);
});
