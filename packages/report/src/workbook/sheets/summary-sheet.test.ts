import { readdirSync, readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { exampleSources } from "../../example-source.test-support.ts";
import { readWorkbook } from "../read-workbook.test-support.ts";
import { workbookOf } from "../workbook-of.ts";

const root = new URL("../../../../../", import.meta.url);
const sourceOf = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);

describe.each(["support-assistant", "fintech-retrieval", "hosted-assistant"])(
  "the summary of %s",
  (name) => {
    const bytes = workbookOf(sourceOf(`examples/${name}.yaml`, { draws: 200 }));
    const summary = readWorkbook(bytes).get("Summary") ?? new Map();
    const labels = [...summary].flatMap(([cell, { value }]) =>
      /^A\d+$/.test(cell) && typeof value === "string"
        ? [[Number(cell.slice(1)), value] as const]
        : [],
    );
    const rowOf = (start: string): number =>
      labels.find(([, label]) => label.startsWith(start))?.[0] ?? Number.NaN;

    it("goes from the verdict to the ask, the paths, the cuts and the checks", () => {
      const rows = [
        "As it stood",
        "What to ask for",
        "Paths side by side",
        "By category",
        "By phase",
        "By fiscal year",
        "Checks",
        "Inputs that hold no number",
      ].map(rowOf);
      expect(rows).toEqual([...rows].sort((a, b) => a - b));
      expect(rows.some(Number.isNaN)).toBe(false);
    });

    it("says STOP above the verdict, and only when a check is not 0", () => {
      const warning = summary.get(`A${rowOf("As it stood") - 1}`);
      expect(warning).toMatchObject({ value: "" });
      expect(warning?.formula).toContain(`IF(B${rowOf("Inputs that hold no number")}<>0,"STOP`);
    });

    it("has no row of a year, a phase or a category without a figure", () => {
      const [from, to] = [rowOf("By category"), rowOf("By fiscal year")];
      const empty = labels.filter(([row, label]) => {
        if (row <= from || row >= to || label.startsWith("By phase") || label === "USD")
          return false;
        return ![..."BCDE"].some(
          (column) => typeof summary.get(`${column}${row}`)?.value === "number",
        );
      });
      expect(empty).toEqual([]);
      const heads = [..."BCDEFGHIJ"].map(
        (column) => summary.get(`${column}${rowOf("By fiscal year") + 1}`)?.value,
      );
      for (const column of [..."BCDEFGHIJ"].slice(0, heads.indexOf("Sum"))) {
        const figures = labels
          .filter(([row]) => row > rowOf("By fiscal year") && row < rowOf("Checks"))
          .map(([row]) => summary.get(`${column}${row}`)?.value);
        expect(figures.some((value) => typeof value === "number" && value !== 0)).toBe(true);
      }
    });

    it("gives what people cost where they do it all, in both columns", () => {
      const row = rowOf("People do it all");
      expect(summary.get(`C${row}`)?.value).toBe(summary.get(`B${row}`)?.value);
    });

    it("is printed on three pages at most, and shows no cents of 1,000 and more", () => {
      const files = unzipSync(bytes);
      const sheet = strFromU8(files["xl/worksheets/sheet1.xml"] as Uint8Array);
      expect([...sheet.matchAll(/<brk /g)].length).toBeLessThanOrEqual(2);
      expect(strFromU8(files["xl/styles.xml"] as Uint8Array)).toContain("[&gt;=1000]#,##0;");
    });
  },
);
