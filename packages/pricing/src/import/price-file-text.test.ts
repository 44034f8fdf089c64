import { readDocument, shape } from "@outlay/document";
import fc from "fast-check";
import { expect, it } from "vitest";
import { modelLines } from "./price-file-text.ts";

const idOf = shape.list(shape.object({ id: shape.text(), name: shape.text() }));

/** The lines above its prices. */
const text = (id: string): string =>
  modelLines({ id, name: id, prices: [] }).slice(0, 2).join("\n");

it("a name from elsewhere is one text of YAML, whatever stands in it", () => {
  const sharp = fc.constantFrom(
    "\n",
    "\r",
    ": ",
    "#",
    '"',
    "'",
    "\\",
    "- ",
    "\u0085",
    "\u009b",
    "\u2028",
    "\u202e",
    "\ufeff",
    "{",
    "1",
    "a",
    "é",
  );
  const name = fc.array(sharp, { minLength: 1, maxLength: 8 }).map((all) => `m${all.join("")}m`);
  fc.assert(
    fc.property(name, (id) => {
      const written = text(id);
      expect(written).not.toMatch(/[^\P{Cc}\n]|[\u2028\u202e\ufeff]/u);
      expect(readDocument(written, "x.yaml", idOf)).toMatchObject({ ok: true, value: [{ id }] });
    }),
  );
});

it.each([
  "1.50",
  "007",
  "1e3",
  "0x10",
  "null",
  "no",
  "~",
  "2026-11-01",
  "__proto__",
  "-",
  "=",
  "!x",
  "&a",
  "*a",
  "%",
  "@",
])("%s stays a text", (id) => {
  expect(readDocument(text(id), "x.yaml", idOf)).toMatchObject({ ok: true, value: [{ id }] });
});
