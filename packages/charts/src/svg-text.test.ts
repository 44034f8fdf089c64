import { parseHTML } from "linkedom";
import { expect, it } from "vitest";
import { svgText } from "./svg-text.ts";

it.each([
  { text: 'a < b & "c" > d', want: "a &lt; b &amp; &quot;c&quot; &gt; d" },
  { text: "</text><script>", want: "&lt;/text&gt;&lt;script&gt;" },
  { text: "back\u0008space \u0000\uFFFE", want: "backspace " },
  {
    text: "half \uD83D of a pair, and a whole \u{1F600}",
    want: "half  of a pair, and a whole \u{1F600}",
  },
])("text and attributes are well-formed XML: $want", ({ text, want }) => {
  const { document } = parseHTML("<html></html>");
  const element = document.createElement("text");
  element.setAttribute("name", text);
  element.textContent = text;
  expect(svgText(element as unknown as Parameters<typeof svgText>[0])).toBe(
    `<text name="${want}" xmlns="http://www.w3.org/2000/svg">${want}</text>`,
  );
});
