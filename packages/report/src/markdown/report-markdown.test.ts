import { expect, it } from "vitest";
import { sampleReport } from "../html/sample-report.test-support.ts";
import { reportMarkdown } from "./report-markdown.ts";

const text = reportMarkdown(sampleReport, { generator: "Outlay 0.1.0" });

it("says who made it where nobody sees it", () => {
  expect(text.split("\n")[0]).toBe("<!-- Outlay 0.1.0: outlay report --md -->");
});

it("has as many cells in each line of a table", () => {
  const lines = text.split("\n").filter((line) => line.startsWith("|"));
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) expect(line.match(/(?<!\\)\|/g), line).toHaveLength(4);
});

it("lets nothing of a plan become HTML or a formula", () => {
  const words = text
    .replace(/(?<!\\)(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "")
    .split("\n")
    .slice(1)
    .join("\n");
  expect(words).not.toMatch(/<(?!https:)/);
  expect(text).not.toContain("javascript:");
  expect(words.replace(/\\\$/g, "")).not.toContain("$");
});

it("shows a chart as its table, under its title and its words", () => {
  expect(text).toMatch(/### Bars .*\n\nLonger costs more .*\n\n\*\*Money of .*\*\*\n\n\| Line/);
});

it("sets warnings apart, and an appendix", () => {
  expect(text).toContain("> [!WARNING]\n> ");
  expect(text).toContain("## Appendix: Methods");
  expect(text.endsWith("\n")).toBe(true);
});
