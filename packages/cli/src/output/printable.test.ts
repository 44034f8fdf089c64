import { expect, it } from "vitest";
import { colours } from "./colour.ts";
import { toJson } from "./json.ts";
import { printable } from "./printable.ts";

it("keeps lines, tabs and our own styles", () => {
  const { bold, dim, underline, red, green, yellow, cyan } = colours(true);
  const text = [bold, dim, underline, red, green, yellow, cyan]
    .map((style) => style("a\tb"))
    .join("\n");
  expect(printable(text)).toBe(text);
});

it.each([
  { name: "a title", text: "m\u001b]0;owned\u0007" },
  { name: "a cleared screen", text: "m\u001b[2J" },
  { name: "a hidden text", text: "m\u001b[8mhidden" },
  { name: "an eight-bit control", text: "m\u009b31m" },
  { name: "the start of the line", text: "m\r9.00" },
  { name: "a turned direction", text: "m\u202e00.1" },
])("shows $name as a sign, and escapes it in JSON", ({ text }) => {
  const obeyed = /[^\P{Cc}\n\t]|\u202e/u;
  expect(printable(text)).toContain("\uFFFD");
  expect(printable(text)).not.toMatch(obeyed);
  const json = toJson({ text });
  expect(json).not.toMatch(obeyed);
  expect(printable(json)).toBe(json);
  expect(JSON.parse(json)).toMatchObject({ text });
});
