import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "../read-workbook.test-support.ts";
import type { Cell } from "./cell.ts";
import { type Workbook, workbookBytes } from "./package.ts";

const workbook = (cells: readonly Cell[], title = "T"): Workbook => ({
  sheets: [
    {
      name: "One",
      widths: [10],
      rows: [{ cells }],
      frozen: { rows: 1, columns: 0 },
      print: { rows: [1, 1], columns: 1 },
      merged: ["A2:B2"],
      zero: ["A1"],
      filter: "A1:A1",
      allowed: [{ words: "A share.", min: 0, max: 1, cells: ["A1"] }],
      tab: "FF0000",
    },
    { name: "Inputs", widths: [10], rows: [] },
  ],
  names: [{ name: "rate", refersTo: "One!$A$1" }],
  properties: { title, subject: "S", creator: "Outlay 0.1.0", day: "2026-11-23" },
});

/** Names of tags that are open where the text ends, or the first that closes another. */
function unbalanced(xml: string): readonly string[] {
  const open: string[] = [];
  for (const [, close, name = "", self] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close === "/") {
      if (open.pop() !== name) return [name];
    } else if (self !== "/") open.push(name);
  }
  return open;
}

describe("an .xlsx", () => {
  it("is made of well-formed parts, each named in the list of types", () => {
    const files = unzipSync(workbookBytes(workbook([{ content: 1, opens: "Inputs!A1" }], "<&>")));
    const types = strFromU8(files["[Content_Types].xml"] as Uint8Array);
    for (const [name, bytes] of Object.entries(files)) {
      const xml = strFromU8(bytes);
      expect([name, unbalanced(xml)]).toEqual([name, []]);
      expect(xml.startsWith("<?xml")).toBe(true);
      expect(name.endsWith(".rels") || name.startsWith("[") || types.includes(`"/${name}"`)).toBe(
        true,
      );
    }
  });

  it("has the same bytes each time", () => {
    const cells = [{ content: "a" }, { content: { formula: "1+1", value: 2 } }];
    expect(workbookBytes(workbook(cells))).toEqual(workbookBytes(workbook(cells)));
  });

  it.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    '=HYPERLINK("https://example.com")',
    "\t=1",
    "=cmd|'/C calc'!A0",
  ])("keeps %j as text", (content) => {
    const bytes = workbookBytes(workbook([{ content }]));
    expect(readWorkbook(bytes).get("One")?.get("A1")).toEqual({ value: content });
    const sheet = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] as Uint8Array);
    expect(sheet).toContain('<c r="A1" s="0" t="s">');
    expect(sheet).not.toContain("<f>");
  });

  it("gives back any text and number", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(text, fc.double({ noNaN: true, noDefaultInfinity: true }), (words, number) => {
        const bytes = workbookBytes(workbook([{ content: words }, { content: number }]));
        const cells = readWorkbook(bytes).get("One");
        expect(cells?.get("A1")?.value).toBe(words);
        expect(cells?.get("B1")?.value).toBe(number === 0 ? 0 : number);
      }),
      { numRuns: 50 },
    );
  });

  it("refuses what no cell can hold", () => {
    expect(() => workbookBytes(workbook([{ content: Number.NaN }]))).toThrow("cannot hold NaN");
    expect(() =>
      workbookBytes(workbook([{ content: { formula: "1".repeat(8193), value: 1 } }])),
    ).toThrow("8193 characters");
  });
});
