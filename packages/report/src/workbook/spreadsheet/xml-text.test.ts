import { expect, it } from "vitest";
import { cellText, xmlText } from "./xml-text.ts";

it.each([
  { name: "marks of XML", text: `<a & "b">`, cell: "&lt;a &amp; &quot;b&quot;&gt;" },
  { name: "a new line", text: "a\nb", cell: "a&#10;b" },
  { name: "a control character", text: "a\u0000b\u001f", cell: "a_x0000_b_x001F_" },
  { name: "what looks escaped", text: "_x0041_ and _x_", cell: "_x005F_x0041_ and _x_" },
  { name: "half a surrogate pair", text: "a\ud83d!", cell: "a\ufffd!" },
  { name: "a whole pair", text: "\u{1f600}", cell: "\u{1f600}" },
  { name: "no character", text: "\uffff", cell: "\ufffd" },
])("a cell keeps $name", ({ text, cell }) => {
  expect(cellText(text)).toBe(cell);
});

it("cuts what is longer than a cell", () => {
  const long = cellText("x".repeat(40_000));
  expect(long).toHaveLength(32_767);
  expect(long.endsWith("…")).toBe(true);
});

it("an attribute has no escape of its own: a control character is replaced", () => {
  expect(xmlText("a\u0007_x0041_")).toBe("a\ufffd_x0041_");
});
