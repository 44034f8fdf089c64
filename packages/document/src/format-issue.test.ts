import { describe, expect, it } from "vitest";
import { formatIssue } from "./format-issue.ts";
import type { Issue } from "./issue.ts";

const issue = (more: Partial<Issue>): Issue => ({
  code: "wrong_value",
  file: "plan.yaml",
  line: 7,
  column: 10,
  endColumn: 13,
  message: "wrong",
  sourceLine: "  tasks: abc / month",
  ...more,
});
const lines = (more: Partial<Issue>) => formatIssue(issue(more)).split("\n");

describe("an issue on a terminal", () => {
  it("underlines what is wrong and adds what helps", () => {
    expect(lines({ suggestion: "s", expected: "e", example: "x" })).toEqual([
      "plan.yaml:7:10  wrong",
      "  7 |   tasks: abc / month",
      "    |          ^^^",
      "    did you mean  s",
      "    expected  e",
      "    example   x",
    ]);
  });

  it("shows the part of a long line around the place, within 80 columns", () => {
    const sourceLine = `${"a".repeat(100)}BAD${"z".repeat(100)}`;
    const shown = lines({ line: 1234, column: 101, endColumn: 104, sourceLine });
    const [, source = "", marks = ""] = shown;
    expect(source.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("BAD");
    for (const line of shown) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("wraps what is allowed below its first word", () => {
    const words = Array(30).fill("word").join(" ");
    const [, , , first = "", second = ""] = lines({ expected: words });
    expect(first.length).toBeLessThanOrEqual(80);
    expect(second).toMatch(/^ {14}word/);
  });

  it("has no underline where there is no line", () => {
    expect(lines({ sourceLine: "" })).toEqual(["plan.yaml:7:10  wrong"]);
  });

  it("never lets a document drive the terminal", () => {
    const evil = "\u001b[2J\u0007\u202e";
    const text = formatIssue(issue({ message: evil, sourceLine: `x: ${evil}`, suggestion: evil }));
    for (const sign of evil.replace("[2J", "")) expect(text).not.toContain(sign);
  });

  it("counts an emoji as one character", () => {
    const [, , marks = ""] = lines({ sourceLine: "a: 🙂 bad", column: 7, endColumn: 10 });
    expect(marks).toBe("    |      ^^^");
  });
});
