import fc from "fast-check";
import { expect, it } from "vitest";
import { cssString, escapeHtml } from "./escape-html.ts";

it.each([
  { text: "plain", want: "plain" },
  { text: "<script>alert(1)</script>", want: "&lt;script&gt;alert(1)&lt;/script&gt;" },
  { text: `a "b" 'c' & d`, want: "a &quot;b&quot; &#39;c&#39; &amp; d" },
  { text: "\u202e$5 \u05e9\u05dc\u2066", want: "$5 \u05e9\u05dc" },
  { text: "&lt;", want: "&amp;lt;" },
])("$text becomes $want", ({ text, want }) => {
  expect(escapeHtml(text)).toBe(want);
});

it("leaves no sign that opens a tag or closes an attribute", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']/);
      expect(cssString(text).slice(1, -1)).not.toMatch(/["'<>\n{};]/);
    }),
  );
});
